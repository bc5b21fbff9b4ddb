"""Benchmarks: figures that are measured, with the command that gives them. See README.md."""
