"""The market position that was published to providers: its figures stand as they were on that day."""

from datetime import date, datetime

from sqlmodel import Field

from toolkit.models.base import EditedRow, UTCDateTime


class MarketPage(EditedRow, table=True):
    """One publication. `figures` is exactly what stands on the page (JSON text of its tables); the newest not taken down is shown."""

    __tablename__ = "market_page"
    words: str = Field(default="", max_length=2000)
    first_day: date
    last_day: date
    figures: str = Field(max_length=200000)
    published_at: datetime = Field(sa_type=UTCDateTime, index=True)
    taken_down_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
