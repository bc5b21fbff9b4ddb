#!/usr/bin/env python3
# ruff: noqa: UP031, UP036
"""Start Common Table (python3 run.py) or test it (python3 run.py test).

This file keeps to words that every Python understands, so that one that is too old can say so in a sentence.
"""
import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Common Table needs Python 3.11 or newer, and this is Python %d.%d. "
        "Install a newer one from python.org or your system's packages, then start run.py with it."
        % sys.version_info[:2]
    )

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from toolkit.cli.setup.launch import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
