"""A process of several loads what its screens need before anybody comes, and says nothing about it."""

import subprocess
import sys

from toolkit import settings

LOADS = "import sys, pages.ui.warm as warm; warm._load(); print('pandas' in sys.modules, 'pages.ui.step_frame' in sys.modules)"


def test_all_parts_of_screens_load_without_a_screen():
    done = subprocess.run([sys.executable, "-c", LOADS], cwd=settings.ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True True\n", "")
