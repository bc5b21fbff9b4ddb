"""Providers taken in from files and feeds: read, compared with what is here, shown, and only then written, all or nothing."""
