"""The doors: small server-rendered pages and files in the same process as the screens."""
