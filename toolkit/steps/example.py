"""The example workshop: loaded through the same functions that a person's clicks use, so nothing in it is special."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.example import load_cases
from toolkit.brokerage.example_bespoke import load_bespoke_example
from toolkit.clock import today
from toolkit.errors import DataFileError
from toolkit.framework import reading
from toolkit.models import Priority, SmallGroup, StepMove, VoteRound
from toolkit.places.place import Place
from toolkit.record.edits import save_edit
from toolkit.steps import (
    baseline,
    deciding,
    evaluating,
    limits,
    looking_back,
    merging_ideas,
    moves,
    plan_lines,
    plan_parts,
    plan_store,
    planning,
    plenary,
    prioritising,
    recording,
)
from toolkit.steps.example_taken_back import TakenBack
from toolkit.steps.setting_up import ChosenArea, Setting, add_small_group, start_workshop
from toolkit.storage.queries import votes, workshops
from toolkit.voting import rounds
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks

FILE = "example/oxfordshire.toml"
INVENTED = "Invented for this example"


def load_example(actor: Actor, *, session: Session) -> tuple[UUID, bool]:
    """Load the example once, with its cases and a bespoke contract; returns the workshop's id and whether that was made now.

    Raises DataFileError for a wrong file.
    """
    check_may(actor, "load the example")
    standing = workshops.example_id(session=session)
    made = standing or _make(actor, read_example(), session=session)
    load_cases(actor, session=session)
    load_bespoke_example(actor, session=session)
    return made, standing is None


def read_example(path: Path | None = None) -> dict[str, Any]:
    """The example's file as it is. Raises DataFileError."""
    return reading.read_example(FILE, path or settings.data_folder() / FILE)


def _make(actor: Actor, example: dict[str, Any], *, session: Session) -> UUID:
    try:
        return _Loader(actor, example, session).load()
    except (KeyError, TypeError) as error:
        raise DataFileError(f"{FILE}: the key {error} is missing or of the wrong kind.") from error


class _Loader:
    """One loading: remembers which key of the file became which row."""

    def __init__(self, actor: Actor, example: dict[str, Any], session: Session):
        self.actor, self.example, self.session = actor, example, session
        self.small_groups: dict[str, UUID] = {}
        self.entries: dict[str, UUID] = {}
        self.priorities: dict[int, UUID] = {}
        self.plans: dict[int, UUID] = {}

    def load(self) -> UUID:
        self._workshop()
        self._small_groups()
        for entry in self.example["entries"]:
            self._entry(entry, next(self.of_group[entry["group"]]))
        for cell in self.example["nothing"]:
            recording.say_nothing_there(self.actor, self.id, self.groups[cell["group"]], cell["function"], cell["kind"],
                                        session=self.session, small_group_id=next(self.of_group[cell["group"]]))
        self._move("gaps", "priorities")
        self._priorities()
        self._plenary()
        self._vote()
        self._final()
        self._decision()
        self._move("plans")
        self._plans()
        self._taken_back()
        self._move("evaluation")
        self._evaluation()
        return self.id

    def _workshop(self) -> None:
        about = self.example["workshop"]
        setting = Setting(about["title"], about["format"], about["held_on"], about["purpose"])
        self.id = start_workshop(self.actor, setting, about["groups"], ChosenArea(**about["area"]), session=self.session,
                                 is_example=True)
        self.groups = {group.name: group.id for group in workshops.groups_of(self.id, session=self.session)}

    def _small_groups(self) -> None:
        """Each small group is of one group of people; those of the same took turns at what their group said."""
        for one in self.example["small_groups"]:
            made = add_small_group(self.actor, self.id, one["name"], session=self.session)
            row = self.session.get_one(SmallGroup, made)
            save_edit(self.actor, "change a small group", row, row.version, {"group_id": self.groups[one["group"]]},
                      workshop_id=self.id, session=self.session)
            self.small_groups[one["name"]] = made
        self.of_group = {group: cycle([self.small_groups[one["name"]] for one in self.example["small_groups"] if one["group"] == group])
                         for group in self.groups}

    def _move(self, *steps: str) -> None:
        # What is invented happened on invented days, not on the day when somebody opens the example.
        for step in steps:
            moment = self.example["moved_at"][step]
            if step == moves.CLOSES_STEP_3[1]:
                baseline.freeze(self.actor, self.id, baseline.STEP_3, moment.date(), session=self.session)
            moves.move(self.actor, self.id, step, session=self.session)
            self._on(moment, workshops.moves_of(self.id, session=self.session)[0])

    def _on(self, moment: datetime, row: StepMove) -> None:
        row.created_at = moment
        self.session.add(row)
        self.session.flush()

    def _entry(self, entry: dict[str, Any], small_group_id: UUID | None = None) -> None:
        place = entry.get("place")
        said = recording.Said(
            entry["words"], tuple(entry.get("approaches", ())), entry.get("paid_by", ""), entry.get("paid_until"),
            (Place(place["label"], place["latitude"], place["longitude"], "place_name"),) if place else (),
            entry.get("story"), entry.get("source", INVENTED), small_group_id=small_group_id)
        self.entries[entry["key"]] = recording.record_entry(
            self.actor, self.id, self.groups[entry["group"]], entry["function"], entry["kind"], said, session=self.session)

    def _priorities(self) -> None:
        for item in sorted(self.example["priorities"], key=lambda item: item["number"]):
            gaps = [self.entries[key] for key in item.get("gaps", ())]
            made = prioritising.add_priority(self.actor, self.id, item["title"], item["kind"], gaps,
                                               limits.Expected(item.get("cost"), item.get("staff_days")), session=self.session)
            self.priorities[item["number"]] = made
            prioritising.place_on_matrix(self.actor, made, 1, item["impact"], item["effort"], session=self.session)

    def _plenary(self) -> None:
        limits.save_limits(self.actor, self.id, 0, limits.Limits(**self.example["limits"]), session=self.session)
        for table in self.example["small_groups"]:
            group = self.small_groups[table["name"]]
            for number, impact, effort in table["places"]:
                plenary.place_for_group(self.actor, group, self.priorities[number], 0, impact, effort, session=self.session)
            plenary.name_top(self.actor, group, (0,) * plenary.TOP, [self.priorities[number] for number in table["top"]],
                             session=self.session)
        for item in self.example["priorities"]:
            if "merged_into" in item:
                merged = self.session.get_one(Priority, self.priorities[item["number"]])
                merging_ideas.merge_ideas(self.actor, self.priorities[item["merged_into"]], {merged.id: merged.version},
                                          session=self.session)

    def _vote(self) -> None:
        vote = self.example["vote"]
        rules = rounds.RoundRules(vote["question"], vote["dots_per_person"], vote["max_per_item"], vote["headcount"])
        made = rounds.open_round(self.actor, self.id, rules, session=self.session)
        items = {item.number: item.id for item in votes.items_of(made, session=self.session)}
        for ballot in vote["ballots"]:
            dots = {items[number]: ballot.count(number) for number in set(ballot)}
            cast_ballot(self.actor, made, Marks(dots), session=self.session)
        close_round(self.actor, made, self.session.get_one(VoteRound, made).version, session=self.session)

    def _final(self) -> None:
        chosen = [item for item in self.example["priorities"] if "final_rank" in item]
        for item in sorted(chosen, key=lambda item: item["final_rank"]):
            prioritising.choose_final(self.actor, self.priorities[item["number"]], item["reason"], item.get("dissent", ""),
                                      session=self.session)

    def _decision(self) -> None:
        deciding.save_decision(self.actor, self.id, 0, **self.example["decision"], session=self.session)
        deciding.publish_decision(self.actor, self.id, 1, session=self.session)

    def _plans(self) -> None:
        for plan in self.example["plans"]:
            planned = planning.Planned(
                plan["action"], tuple(plan["tools"]), plan["lead"], plan["partners"], Decimal(plan["cost_pounds"]),
                plan["starts_on"], plan["ends_on"], plan["quick_win"], plan["asked_again"])
            self.plans[plan["priority"]] = planning.write_plan(self.actor, self.priorities[plan["priority"]], planned,
                                                               session=self.session)
        for part in self.example["plan_parts"]:
            self._plan_part(part)
        for kind, name in ((plan_lines.Action, "actions"), (plan_lines.Milestone, "milestones"), (plan_lines.Sum, "money")):
            for line in self.example["plan_lines"][name]:
                plan_lines.add_line(self.actor, self.plans[line["plan"]], kind(**self._so_far(line)), session=self.session)

    def _taken_back(self) -> None:
        back = TakenBack(self.actor, self.example["taken_back"], self.plans, session=self.session)
        back.ask(self.id)
        back.tell(self.id, self.priorities, self.entries)

    def _so_far(self, line: dict[str, Any]) -> dict[str, Any]:
        # Nothing can have happened on a day still to come: where a clock stands before the invented days, it is still to be done.
        happened = {"done_on": (), "reached_on": (), "dropped_on": ("dropped_why",)}
        ahead = {name for day, more in happened.items() if line.get(day, today()) > today() for name in (day, *more)}
        return {key: Decimal(value) if key == "pounds" else value for key, value in line.items() if key not in {"plan", *ahead}}

    def _plan_part(self, part: dict[str, Any]) -> None:
        held = plan_store.all_parts(self.plans[part["plan"]], session=self.session)
        drafted = held[plan_parts.Change]
        for wanted in (replace(drafted, **part.get("change", {})), plan_parts.Measure(**part.get("measure", {})),
                       plan_parts.Market(**part.get("market", {})), plan_parts.Takes(tuple(sorted(part.get("takes", {}).items())))):
            planning.change_plan(self.actor, self.plans[part["plan"]], held[type(wanted)], wanted, session=self.session)

    def _evaluation(self) -> None:
        held = self.example["evaluation"]
        made = evaluating.start_evaluation(self.actor, self.id, held["held_on"], held["people"], session=self.session)
        for question, words in held["answers"].items():
            evaluating.answer(self.actor, made, question, 0, words, session=self.session)
        for line in held["about"]:
            evaluating.answer(self.actor, made, line["question"], 0, line["words"], self.priorities[line["priority"]],
                              session=self.session)
        self._looking_back(made, held)
        for entry in held["entries"]:
            self._entry(entry)
        for line in held["progress"]:
            evaluating.note_progress(self.actor, made, self.entries[line["entry"]], 0, line["state"], line.get("words", ""),
                                     session=self.session)

    def _looking_back(self, evaluation: UUID, held: dict[str, Any]) -> None:
        for line in held["readings"]:
            looking_back.read_measure(self.actor, evaluation, self.plans[line["plan"]], 0, line["reading"], line["state"],
                                      line.get("words", ""), session=self.session)
        replies = {line["words"]: line["reply"] for line in held["about"] if "reply" in line}
        for worry in looking_back.concerns(self.id, session=self.session):
            if worry.words in replies:
                looking_back.answer_concern(self.actor, worry.answer_id, worry.about_priority, 0, replies[worry.words],
                                            session=self.session)
