"""Plans taken back to the people who chose the priorities (Toolkit, step 4): rounds, answers, themes, adoption."""
