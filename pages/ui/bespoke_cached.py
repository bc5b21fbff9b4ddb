"""What is worked out across bespoke contracts holds until the next act outside workshops: kept by the number of that act."""

from uuid import UUID

from pages.ui.cached import KEPT, read
from pages.ui.words import kept
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_learned
from toolkit.brokerage.bespoke_learned import ForStrategy, Gathered
from toolkit.brokerage.bespoke_own_words import borrowed_words
from toolkit.brokerage.bespoke_text import Borrowed


@kept(KEPT)
def gathered_at(number: int, actor: Actor) -> Gathered:
    """What was learned across the first contracts, for whoever may open them."""
    return read(lambda session: bespoke_learned.gathered(actor, session=session))


@kept(KEPT)
def for_strategy_at(number: int, actor: Actor) -> ForStrategy:
    """The same for those who open no case."""
    return read(lambda session: bespoke_learned.for_strategy(actor, session=session))


@kept(KEPT)
def borrowed_at(number: int, actor: Actor, contract_id: UUID) -> Borrowed:
    """How much of a contract stands word for word in others."""
    return read(lambda session: borrowed_words(actor, contract_id, session=session))
