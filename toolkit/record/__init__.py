"""How anything is written: checked words, refused overwrites, an audit record with every row."""
