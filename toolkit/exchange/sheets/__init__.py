"""Tables in files (ODS, XLSX, CSV) read row by row, bounded while they are read."""

from toolkit.exchange.sheets.reading import Row, rows_of

__all__ = ["Row", "rows_of"]
