"""How many wrong numbers were typed lately, room by room. Nothing in it says who typed what."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from toolkit.clock import now
from toolkit.models.base import UTCDateTime


class GuessMeasure(SQLModel, table=True):
    """The measure of one room or kind of code: how full it was at a moment, and when the next turn is while it is flooded."""

    __tablename__ = "guess_measure"
    room: str = Field(primary_key=True, max_length=80)
    level: float = 0.0
    at: datetime = Field(default_factory=now, sa_type=UTCDateTime)
    next_turn: datetime = Field(default_factory=now, sa_type=UTCDateTime)
