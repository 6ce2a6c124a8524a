"""House style, one small rule each: after the NHS content style guide, the CDC index and the readers' own needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from leaflets.check.passages import Copy
from leaflets.check.style.letters import capitals
from leaflets.check.style.lists import long_lists
from leaflets.check.style.names import brands_alone
from leaflets.check.style.numbers import (
    dates,
    decimal_points,
    denominators,
    percentages,
    ranges,
    side_by_side,
    spelt_out,
    superscripts,
    thousands,
    times,
    units,
)
from leaflets.check.style.plain import jargon, passive
from leaflets.check.style.terms import abbreviations, not_in_glossary, terms
from leaflets.problems import Problem

STYLE: tuple[Callable[[Copy], Iterator[Problem]], ...] = (
    spelt_out,
    ranges,
    thousands,
    decimal_points,
    superscripts,
    dates,
    times,
    units,
    side_by_side,
    percentages,
    denominators,
    capitals,
    long_lists,
    abbreviations,
    terms,
    not_in_glossary,
    brands_alone,
    jargon,
    passive,
)
