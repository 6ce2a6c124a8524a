"""The results of several files of one set, together: one state a goal, and what was measured in which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leaflets.preflight.promise import Result, State

# Missed in one file is missed. What one file cannot show, another may.
_ORDER: tuple[State, ...] = ("fail", "pass", "a person must look", "not yet measured", "not applicable")


@dataclass(frozen=True)
class Together:
    """What came of one goal in all files of a set: its state, and the results that say so, by the ending of the file.

    Where nothing was measured, only the first file speaks.
    """

    number: int
    name: str
    state: State
    results: tuple[tuple[str, Result], ...]


def together(found: Mapping[str, Sequence[Result]]) -> list[Together]:
    """The 54 goals in order, each once. Every file has a result for each of them."""
    return [_one(dict(zip(found, each, strict=True))) for each in zip(*found.values(), strict=True)]


def _one(results: Mapping[str, Result]) -> Together:
    state = min((result.state for result in results.values()), key=_ORDER.index)
    telling = [(ending, result) for ending, result in results.items() if result.state == state]
    told = telling if state in {"fail", "pass"} else telling[:1]
    return Together(told[0][1].number, told[0][1].name, state, tuple(told))
