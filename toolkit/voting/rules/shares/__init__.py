"""The inside of equal shares: the ballots as arrays, one run at a fixed share, exact sums for close calls, and the raising."""
