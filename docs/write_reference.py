"""Writes all of docs/reference that comes from code; a test says when one of them is old.

    PYTHONPATH=. python docs/write_reference.py
"""

from docs import write_commands, write_data_files, write_exports, write_roles, write_settings

WRITERS = (write_roles, write_settings, write_data_files, write_commands, write_exports)

if __name__ == "__main__":
    for one in WRITERS:
        one.FILE.parent.mkdir(exist_ok=True)
        one.FILE.write_text(one.page(), encoding="utf-8")
