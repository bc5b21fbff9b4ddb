"""The commands of `python -m toolkit`: one small file each, named in this tuple.

A command module has NAME, HELP, add_arguments(parser) and run(args) -> int. It imports what is heavy inside run, because
run.py reads this package before any package is installed.
"""

from toolkit.cli import count, due, example, export, import_file, link, member, migrate, pack, prepare, rehearse, serve, words

COMMANDS = (serve, link, member, migrate, prepare, example, export, import_file, count, due, pack, rehearse, words)
