"""A rehearsal of the day: a copy of the workshop in a folder of its own, made-up people at its doors, a report in plain words."""
