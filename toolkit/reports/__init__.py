"""What is printed: sheets as data, set by Typst into tagged PDF. Text that people typed is data there, never code."""
