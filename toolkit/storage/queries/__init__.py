"""Questions to the database, one file per noun. Each function takes the caller's session as a keyword."""
