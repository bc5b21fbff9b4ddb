"""`python -m toolkit look`: set, said, undone."""

import pytest

from tests.logos import ALT, DRAWING, NAME, PURPLE
from toolkit.__main__ import main


def test_the_look_is_set_said_and_undone(record, tmp_path, capsys):
    file = tmp_path / "logo.svg"
    file.write_bytes(DRAWING)
    assert main(["look"]) == 0 and "Common Table's own look." in capsys.readouterr().out
    assert main(["look", "--name", NAME, "--colour", PURPLE, "--logo", str(file), "--logo-alt", ALT]) == 0
    assert f"{NAME} · on light {PURPLE}, on dark" in capsys.readouterr().out
    assert main(["look", "--name", "Oxfordshire"]) == 0 and f"logo: {ALT}" in capsys.readouterr().out
    assert main(["look", "--own"]) == 0 and capsys.readouterr().out.strip() == "Common Table's own look."


@pytest.mark.parametrize(("given", "said"), [(["--name", "A", "--colour", "#5599FF"], "This blue on white has 2.8 to 1"),
                                             (["--colour", PURPLE], "the council's name"),
                                             (["--name", "A", "--logo", "nowhere.png"], "cannot be read")])
def test_what_is_wrong_is_said_in_one_line(record, capsys, given, said):
    assert main(["look", *given]) == 1
    told = capsys.readouterr().err
    assert said in told and "Traceback" not in told
