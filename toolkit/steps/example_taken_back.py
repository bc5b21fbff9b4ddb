"""The example's plans taken back to the people: one round, what was said and answered, adoption, and the page of what was done."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.clock import today
from toolkit.models import Consultation
from toolkit.steps.consulting import adopting, answering, hands, rounds, themes
from toolkit.steps.consulting.answering import Said
from toolkit.steps.consulting.moves import CLOSED, OPEN
from toolkit.steps.said_and_done import agreeing, publishing
from toolkit.storage.queries import consultations as queries


class TakenBack:
    """One loading; `plans`, `priorities` and `entries` are the rows that numbers and keys of the file became."""

    def __init__(self, actor: Actor, about: dict[str, Any], plans: dict[int, UUID], *, session: Session):
        self.actor, self.about, self.plans, self.session = actor, about, plans, session

    def ask(self, workshop_id: UUID) -> None:
        """Hold the round, answer what was said, and adopt what may be adopted."""
        asking = rounds.Asking(self.about["words"], self.about["asked"], today())
        self.id = rounds.draft_consultation(self.actor, workshop_id, asking, session=self.session)
        self._move(OPEN)
        self.items = {item.plan_id: item.id for item in queries.items_of(self.id, session=self.session)}
        counts = {self._item(line["plan"]): tuple(line["hands"]) for line in self.about["hands"]}
        hands.declare_hands(self.actor, self.id, self.about["people"], counts, session=self.session)
        for sheet in self.about["sheets"]:
            said = {self._item(line["plan"]): Said(line["answer"], line.get("words", ""), sheet["may_publish"]) for line in sheet["says"]}
            answering.key_answer(self.actor, self.id, said, answering.PAPER, session=self.session)
        self._move(CLOSED)
        self._on_its_days()
        for theme in self.about["themes"]:
            self._theme(theme)
        for number in self.about["adopted"]:
            self._adopt(self.plans[number])

    def tell(self, workshop_id: UUID, priorities: dict[int, UUID], entries: dict[str, UUID]) -> None:
        """Say what may be read and what was done, and put the page up."""
        for key in self.about["may_be_read"]:
            agreeing.set_agreement(self.actor, entries[key], 0, True, session=self.session)
        for line in self.about["done"]:
            words = publishing.Words(**{name: text for name, text in line.items() if name != "priority"})
            publishing.save_line(self.actor, priorities[line["priority"]], 0, words, session=self.session)
        publishing.save_words(self.actor, workshop_id, 0, self.about["page"], session=self.session)
        publishing.publish(self.actor, workshop_id, 1, session=self.session)

    def _item(self, number: int) -> UUID:
        return self.items[self.plans[number]]

    def _move(self, to: str) -> None:
        row = self.session.get_one(Consultation, self.id)
        rounds.move_consultation(self.actor, self.id, row.version, to, session=self.session)

    def _on_its_days(self) -> None:
        # What is invented happened on invented days, not on the day when somebody opens the example.
        row = self.session.get_one(Consultation, self.id)
        row.opened_at, row.closed_at, row.closes_on = self.about["opened_at"], self.about["closed_at"], self.about["closes_on"]
        self._keep(row, self.about["opened_at"])

    def _theme(self, theme: dict[str, Any]) -> None:
        item = self._item(theme["plan"])
        written = [answer for found, answer, _, words, _ in queries.comments(self.id, session=self.session)
                   if found == item and words in theme["comments"]]
        made = themes.name_theme(self.actor, item, theme["words"], written, session=self.session)
        if "changed" in theme:
            themes.answer_theme(self.actor, made, 1, theme["changed"], theme["why"], session=self.session)

    def _adopt(self, plan_id: UUID) -> None:
        adopting.adopt(self.actor, plan_id, 0, session=self.session)
        row = queries.adoption_of(plan_id, session=self.session)
        row.adopted_at = self.about["adopted_at"]
        self._keep(row, self.about["adopted_at"])

    def _keep(self, row: Any, moment: datetime) -> None:
        row.created_at = moment
        self.session.add(row)
        self.session.flush()
