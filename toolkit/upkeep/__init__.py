"""Keeping the record sound: checking it, backing it up, putting a backup back."""
