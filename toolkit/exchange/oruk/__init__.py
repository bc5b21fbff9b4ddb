"""Open Referral UK 3.0: the open standard in which councils' service directories read each other."""
