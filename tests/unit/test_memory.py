"""The C library keeps two stores of memory, however many threads have come and gone."""

import re
import subprocess
import sys

import pytest

from toolkit.settings import ROOT

# Thirty threads at once, each of which asks for memory; then what the C library says of its stores.
THREADS = """
import ctypes, sys, threading
from toolkit import memory
if {asked}:
    memory.few_arenas()
libc, together = ctypes.CDLL(None), threading.Barrier(30)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
def ask():
    together.wait()
    libc.malloc(100_000)
    together.wait()
asking = [threading.Thread(target=ask) for _ in range(30)]
for one in asking: one.start()
for one in asking: one.join()
libc.fopen.restype, libc.malloc_info.argtypes = ctypes.c_void_p, [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
file = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, file)
libc.fclose(file)
"""


def stores(tmp_path, asked: bool) -> int:
    said = tmp_path / "said.xml"
    subprocess.run([sys.executable, "-c", THREADS.format(asked=asked), str(said)], cwd=ROOT, check=True, timeout=60)
    return len(re.findall("<heap ", said.read_text("ascii")))


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux does so")
def test_threads_share_two_stores_where_they_would_have_one_each(tmp_path):
    assert stores(tmp_path, asked=True) <= 2 < stores(tmp_path, asked=False)
