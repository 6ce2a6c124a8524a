"""What fields of several records are made of: days, versions, who signs."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Tag

from leaflets.model.blocks import Text
from leaflets.model.faults import NO_DATE, refuse


def spelt(pattern: str, message: str, hint: str) -> AfterValidator:
    """Refuses a text that is not spelt by the pattern, in words of its own."""
    return AfterValidator(lambda text: text if re.fullmatch(pattern, text) else refuse("name-letters", message, hint))


def _typed_out(day: object) -> object:
    """Refuses digits that pydantic would take for the seconds since 1970, and times of day."""
    if isinstance(day, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        refuse(*NO_DATE)
    return day


Day = Annotated[date, BeforeValidator(_typed_out)]
Never = Literal["never"]
# One of the two is chosen by the word, so that a slip is told once and not as two slips.
Checked = Annotated[
    Annotated[Never, Tag("never")] | Annotated[Day, Tag("date")],
    Discriminator(lambda value: "never" if value == "never" else "date"),
]
ByLanguage = dict[str, Text]
KINDS_OF_SIGNOFF = ("author", "clinician", "patient reader", "communications", "translator")
KindOfSignoff = Literal["author", "clinician", "patient reader", "communications", "translator"]

Version = Annotated[
    str, spelt("[0-9]+[.][0-9]+", "This is not a version.", "Type two numbers with a dot between, such as 1.0.")
]


class Record(BaseModel):
    """A frozen value with no names beyond those it knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
