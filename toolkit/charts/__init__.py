"""Charts: rows in, a finished Vega-Lite specification out; no database."""
