"""Votes: rounds, ballots, and what may be seen when."""
