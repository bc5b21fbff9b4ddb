"""Places with no internet: postcodes, place names, boundaries and the offline base map. No database, no screens."""
