import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from toolkit.errors import DataFileError
from toolkit.places.store import package_folder, prepared, write_atomically


@pytest.fixture
def own_var(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path))
    return tmp_path / "places"


def test_many_at_once_build_one_whole_folder(own_var):
    built = []

    def build(folder):
        built.append(folder)
        (folder / "first").write_text("1")
        (folder / "second").write_text("2")

    with ThreadPoolExecutor(8) as pool:
        folders = set(pool.map(lambda _: prepared("sample", "numpy", build), range(16)))
    assert len(folders) == len(built) == 1
    assert {path.name for path in folders.pop().iterdir()} == {"first", "second"}
    assert not list(own_var.glob("*.part-*"))


def test_a_build_that_was_cut_off_leaves_nothing_and_is_done_again(own_var):
    def cut_off(folder):
        (folder / "first").write_text("1")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepared("sample", "numpy", cut_off)
    assert not [path for path in own_var.iterdir() if path.is_dir()]
    folder = prepared("sample", "numpy", lambda part: (part / "whole").touch())
    assert [path.name for path in folder.iterdir()] == ["whole"]


def test_a_missing_package_is_named():
    with pytest.raises(DataFileError, match="no_such_package is not installed"):
        package_folder("no_such_package")


@pytest.mark.skipif(os.name == "nt", reason="a file cannot stand where a folder should be in the same way on Windows")
def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(own_var):
    own_var.parent.mkdir(exist_ok=True)
    own_var.write_text("a file stands here")
    with pytest.raises(DataFileError, match="cannot be written"):
        prepared("sample", "numpy", lambda part: None)


def test_a_file_is_replaced_whole(tmp_path):
    for content in (b"old", b"new"):
        write_atomically(tmp_path / "deep" / "file", content)
    assert (tmp_path / "deep" / "file").read_bytes() == b"new"
    assert len(list((tmp_path / "deep").iterdir())) == 1
