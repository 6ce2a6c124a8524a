"""The records of who answers for the words: sign-offs, withdrawals, the text that was signed, tests with readers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from leaflets.model.blocks import Name, Text
from leaflets.model.records.fields import Day, KindOfSignoff, Record, Version


class Signoff(Record):
    """One named person approved these very words on one day.

    `review` is the day until which that person lets them stand, `after` the seal of the entry before this one.
    """

    leaflet: Name
    language: Name
    region: Name
    version: Version
    date: Day
    name: Text
    role: Text
    kind: KindOfSignoff
    fingerprint: Text
    review: Day | None = None
    after: str = ""
    seal: str = ""


class Withdrawal(Record):
    """From this day nobody is to use this version, or one before it. No language or region means every one."""

    withdrawn: Text
    leaflet: Name
    language: str = ""
    region: str = ""
    version: Version
    date: Day
    name: str = ""
    after: str = ""
    seal: str = ""


Entry = Signoff | Withdrawal


class Passage(Record):
    """One piece of what a patient reads: where it stands, its kind, and its words by their place in it."""

    at: Text
    kind: Text
    words: dict[str, str] = Field(default_factory=dict)


class Signed(Record):
    """`content/<condition>/signed/<leaflet>-<language>-<region>-<version>.yaml`: the very text that was signed."""

    leaflet: Name
    language: Name
    region: Name
    version: Version
    passages: tuple[Passage, ...]


class ReaderTest(Record):
    """What came of one test of a leaflet with readers: for each question, in order, how many of `people` were right."""

    leaflet: Name
    language: Name
    region: Name
    version: Version
    date: Day
    people: Annotated[int, Field(ge=1)]
    right: Annotated[tuple[Annotated[int, Field(ge=0)], ...], Field(min_length=1)]
