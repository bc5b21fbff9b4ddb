"""The database: engine, migrations and queries. All SQL of the product lives here."""
