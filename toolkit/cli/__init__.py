"""The commands of `python -m toolkit`: one small file each, named in this tuple.

A command module has NAME, HELP, add_arguments(parser) and run(args) -> int. It imports what is heavy inside run, because
run.py reads this package before any package is installed.
"""

from toolkit.cli import (
    audit,
    backup,
    check,
    count,
    due,
    example,
    export,
    import_file,
    key,
    link,
    look,
    member,
    migrate,
    pack,
    prepare,
    rehearse,
    report,
    restore,
    retention,
    serve,
    words,
)

COMMANDS = (
    serve, link, member, look, migrate, prepare, example, export, import_file, count, due, pack, report, rehearse, audit, check,
    backup, restore, key, retention, words,
)
