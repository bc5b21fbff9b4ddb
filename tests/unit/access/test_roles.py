"""Who may do what: the whole truth table, written out once more by hand."""

import ast
from uuid import uuid4

import pytest

from docs import write_roles
from tests.factories import an_actor
from toolkit import settings
from toolkit.access.roles import COMMAND_LINE, MAY, OF_NO_WORKSHOP, Role, check_may, may
from toolkit.errors import NotAllowed

#                          administrator, facilitator, small-group-host, commissioner, broker, ticket-holder
TRUTH = {
    "come in":             (True, True, True, True, True, False),
    "see workshops":       (True, True, True, True, False, False),
    "start a workshop":    (True, True, False, False, False, False),
    "change a workshop":   (True, True, False, False, False, False),
    "move between steps":  (True, True, False, False, False, False),
    "record what is said": (True, True, True, False, False, False),
    "take words back":     (True, True, False, False, False, False),
    "keep stories":        (True, True, False, False, False, False),
    "keep priorities":     (True, True, False, False, False, False),
    "lead the day":        (True, True, False, False, False, False),
    "prepare the day":     (True, True, False, False, False, False),
    "write the safeguarding card": (True, False, False, False, False, False),
    "run a vote":          (True, True, False, False, False, False),
    "cast a ballot":       (True, True, False, False, False, True),
    "write plans":         (True, True, False, True, False, False),
    "consult":             (True, True, False, True, False, False),
    "answer a consultation": (True, True, False, True, False, True),
    "publish what was done": (True, True, False, True, False, False),
    "publish findings":    (True, True, False, False, False, False),
    "look across workshops": (True, True, False, True, False, False),
    "read reports":        (True, True, False, True, False, False),
    "evaluate":            (True, True, False, True, False, False),
    "answer concerns":     (True, True, False, True, False, False),
    "load the example":    (True, True, False, False, False, False),
    "carry a workshop":    (True, True, False, False, False, False),
    "lead small groups":   (True, True, False, False, False, False),
    "open cases":          (True, False, False, False, True, False),
    "work on cases":       (True, False, False, False, True, False),
    "open offers":         (True, False, False, False, True, False),
    "override a choice":   (True, False, False, False, False, False),
    "give a copy of a record": (True, False, False, False, True, False),
    "hold a case":         (True, False, False, False, True, False),
    "erase cases":         (True, False, False, False, False, False),
    "keep providers":      (True, False, False, True, True, False),
    "allow feeds":         (True, False, False, False, False, False),
    "answer an enquiry":   (True, False, False, False, True, True),
    "choose a provider":   (True, False, False, False, True, True),
    "sign a support plan": (True, False, False, False, True, True),
    "answer an award":     (True, False, False, False, True, True),
    "see contracts":       (True, False, False, True, True, False),
    "see what was learned": (True, False, False, True, True, False),
    "keep contracts":      (True, False, False, True, False, False),
    "read sampled plans":  (True, False, False, True, False, False),
    "see the market":      (True, False, False, True, False, False),
    "see the whole market": (True, False, False, True, False, False),
    "publish the market position": (True, False, False, True, False, False),
    "answer a survey":     (True, False, False, True, False, True),
    "read the audit":      (True, False, False, False, False, False),
    "make links":          (True, False, False, False, False, False),
    "revoke links":        (True, False, False, False, False, False),
    "keep members":        (True, False, False, False, False, False),
    "set the council's look": (True, False, False, False, False, False),
    "sign out":            (True, True, True, True, True, False),
}
ROLES = ("administrator", "facilitator", "small-group-host", "commissioner", "broker", "ticket-holder")
CASES = [(act, role, allowed) for act, row in TRUTH.items() for role, allowed in zip(ROLES, row, strict=True)]


def test_the_table_names_every_act_and_every_role():
    assert set(TRUTH) == set(MAY)
    assert tuple(Role) == ROLES


@pytest.mark.parametrize(("act", "role", "allowed"), CASES)
def test_every_role_and_every_act(act, role, allowed):
    actor = an_actor(role)
    assert may(actor, act) is allowed
    if not allowed:
        with pytest.raises(NotAllowed, match=role.replace("-", " ")) as caught:
            check_may(actor, act)
        assert act in str(caught.value) and str(caught.value).endswith("another link.")


@pytest.mark.parametrize(("act", "role", "allowed"), [row for row in CASES if row[0] in OF_NO_WORKSHOP])
def test_a_link_for_one_workshop_opens_no_case(act, role, allowed):
    assert may(an_actor(role, uuid4()), act) is False
    assert may(an_actor(role), act) is allowed


@pytest.mark.parametrize(("act", "role", "allowed"), [row for row in CASES if row[0] not in OF_NO_WORKSHOP])
def test_a_link_for_one_workshop_opens_no_other(act, role, allowed):
    mine = uuid4()
    actor = an_actor(role, mine)
    assert may(actor, act, mine) is allowed
    assert may(actor, act, uuid4()) is False
    assert may(actor, act) is allowed


def test_the_command_line_may_do_everything():
    assert all(may(COMMAND_LINE, act, uuid4()) for act in MAY)


def asked_for() -> set[str]:
    """Every act that the code asks for by name."""
    found = set()
    for file in (path for folder in ("toolkit", "pages") for path in (settings.ROOT / folder).rglob("*.py")):
        for call in (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            given = call.args[:1] if name == "require" else call.args[1:2] if name in ("check_may", "may", "write_down") else []
            found |= {(name, one.value) for one in given if isinstance(one, ast.Constant)}
    return found


def test_every_act_that_is_asked_for_has_a_rule():
    assert {act for name, act in asked_for() if name != "write_down"} <= set(MAY)


def test_the_page_about_roles_is_what_the_code_says():
    assert write_roles.FILE.read_text("utf-8") == write_roles.page(), "Run: PYTHONPATH=. python docs/write_roles.py"
