"""Brokerage: finding support for one person (Derbyshire, Devon, Oxfordshire)."""
