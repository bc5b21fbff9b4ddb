"""Tests of Common Table. `conftest.py` gives each test a record of its own; `factories.py` fills it."""
