""""You said, we did": what was said, decided, planned and done, for everybody who was asked. It names nobody."""
