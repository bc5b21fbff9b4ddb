"""What run.py does before any package is there: it keeps to the standard library."""
