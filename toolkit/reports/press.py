"""`python -m toolkit.reports.press TEMPLATE`: sets one large sheet, data as JSON from standard input, the PDF to standard output.

A process of its own, so that the memory it takes is given back when it ends.
"""

import sys

from toolkit.errors import RecordUnavailable
from toolkit.reports.pdf import set_here


def main() -> int:
    """Write the PDF, or the reason why there is none to standard error."""
    try:
        sys.stdout.buffer.write(set_here(sys.argv[1], sys.stdin.buffer.read().decode()))
    except RecordUnavailable as error:
        sys.stderr.buffer.write(str(error).encode())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
