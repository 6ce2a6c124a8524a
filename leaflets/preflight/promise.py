"""What is measured against what: the promise that a file is made under, and the result of one measurement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from leaflets.formats import Format

Kind = Literal["screen", "imposed", "press"]
State = Literal["pass", "fail", "not applicable", "not yet measured", "a person must look"]
_TOLD = 3  # faults that are told one by one; of the others only their number


@dataclass(frozen=True)
class Promise:
    """What a finished file should be. What is not known is left empty, and tests that need it say so.

    `sizes` are the page sizes allowed, in mm. `wanted` are the words in their order, each with the address of its
    block. `headings` is how many there should be; `issued` and `review` are the dates of the words, `today` is handed
    down; `siblings` are the names of all files of this edition, made together.
    `told` is what the check of the words says against each goal that it can judge; nothing said is a goal met.
    """

    shape: Format | None
    sizes: tuple[tuple[float, float], ...]
    language: str
    direction: Literal["ltr", "rtl"] = "ltr"
    title: str = ""
    draft: bool = False
    wanted: tuple[tuple[str, str], ...] = ()
    headings: int | None = None
    kind: Kind = "screen"
    issued: date | None = None
    review: date | None = None
    today: date | None = None
    siblings: tuple[str, ...] = ()
    told: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What came of one goal: its number and name, the state, and what was measured, with numbers.

    A fault has its page (from 1), the words at its place, and the address of the block they belong to, as far as known.
    """

    number: int
    name: str
    state: State
    evidence: str
    page: int | None = None
    place: str = ""
    block: str = ""


class Verdict(NamedTuple):
    """A result before it is told of its goal."""

    state: State
    evidence: str
    page: int | None = None
    place: str = ""


class Fault(NamedTuple):
    """One thing that misses a goal: page (from 1), the words or thing there, what is wrong with it."""

    page: int | None
    place: str
    said: str


def passed(evidence: str) -> Verdict:
    """The goal is met."""
    return Verdict("pass", evidence)


def not_applicable(reason: str) -> Verdict:
    """The goal is not one for this file, or this file cannot tell."""
    return Verdict("not applicable", reason)


def not_yet(reason: str) -> Verdict:
    """The goal can be measured, and is not yet."""
    return Verdict("not yet measured", reason)


def look(reason: str) -> Verdict:
    """A person has to judge."""
    return Verdict("a person must look", reason)


def judged(faults: Iterable[Fault], evidence: str | Callable[[], str]) -> Verdict:
    """Missed when there is any fault, met otherwise; then the evidence says what was measured."""
    found = list(dict.fromkeys(faults))
    if not found:
        return passed(evidence if isinstance(evidence, str) else evidence())
    told = "; ".join(map(_told, found[:_TOLD]))
    more = f"; and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    return Verdict("fail", told + more, found[0].page, found[0].place)


def _told(fault: Fault) -> str:
    where = ", ".join(filter(None, (f"page {fault.page}" if fault.page else "", fault.place and f"“{fault.place}”")))
    return f"{where}: {fault.said}" if where else fault.said
