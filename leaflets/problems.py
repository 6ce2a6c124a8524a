"""The one kind of problem: what is wrong, where it stands, and what to type instead.

Steps that look *yield* problems. Steps that make *raise* `ProblemsFound`, which carries all that were found.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops the leaflet, a warning is told, a remark is taste."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True)
class Place:
    """Where a problem stands. Lines and columns are counted from 1; `width` is the length of the mark, in letters."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    width: int = 1
    excerpt: str = ""
    block: str = ""


@dataclass(frozen=True)
class Problem:
    """One thing that somebody can mend. `code` never changes its meaning; `hint` says what to type."""

    code: str
    message: str
    hint: str = ""
    place: Place = Place()
    severity: Severity = Severity.ERROR


class ProblemsFound(Exception):  # noqa: N818 - it reads "raise ProblemsFound", and it is an answer rather than an error
    """Raised by a step that cannot make its result; carries every problem found, never an empty list."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keeps the problems; their messages are the exception's own."""
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def is_error(problem: Problem) -> bool:
    """Whether this problem stops a leaflet from being made."""
    return problem.severity is Severity.ERROR


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a leaflet from being made."""
    return tuple(filter(is_error, problems))


def without_remarks(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are more than taste."""
    return tuple(problem for problem in problems if problem.severity is not Severity.REMARK)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that somebody may have meant, or nothing when none is near."""
    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or nothing when none is near."""
    near = nearest(word, known)
    return f"Did you mean “{near}”?" if near else ""


def known_names(word: str, known: Iterable[str]) -> str:
    """The hint for a name that is not known: the nearest one, and all of them."""
    names = list(known)
    return f"{did_you_mean(word, names)} Known: {', '.join(names) or 'none yet'}.".strip()


def quoted(text: str) -> str:
    """A text in quotes that bring back the very same letters from YAML; in single ones when it holds double ones."""
    if re.search(r'["\\]', text) and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, errors first, then by file and line; each told once."""
    rank = list(Severity)
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (rank.index(p.severity), p.place.file, p.place.line or 0, p.place.column or 0, p.code),
    )


def _where(place: Place) -> str:
    parts = [place.file, str(place.line or ""), str(place.column or "") if place.line else ""]
    where = ":".join(part for part in parts if part)
    return f"{where} ({place.block})" if where and place.block else where or place.block


def _excerpt(place: Place) -> list[str]:
    if not place.line or not place.excerpt.strip():
        return []
    window, start = _window(place)
    number = f"{place.line} | "
    mark = " " * (len(number) + (place.column or 1) - 1 - start) + "^" * max(1, min(place.width, len(window)))
    return [f"    {number}{window}", f"    {mark}"] if place.column else [f"    {number}{window}"]


def _window(place: Place, width: int = 90) -> tuple[str, int]:
    """The part of a long line round the fault, and how many letters were left out before it."""
    line = place.excerpt.replace("\t", " ").rstrip()
    start = max(0, (place.column or 1) - width // 2) if len(line) > width else 0
    return line[start : start + width], start


def as_text(problem: Problem) -> str:
    """One problem as a person reads it: what, where, the line with a mark under the fault, what to do."""
    head = f"{problem.severity.value} [{problem.code}] {problem.message}"
    where = _where(problem.place)
    lines = [head, *([f"  in {where}"] if where else []), *_excerpt(problem.place)]
    return "\n".join([*lines, *([f"  -> {problem.hint}"] if problem.hint else [])])


def as_json(problem: Problem) -> str:
    """One problem as a line of JSON, for machines."""
    return json.dumps(asdict(problem), ensure_ascii=False)


def as_github(problem: Problem) -> str:
    """One problem as an annotation that GitHub shows beside the line in a pull request."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REMARK: "notice"}[problem.severity]
    place = problem.place
    file = _for_github(place.file).replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={place.line or 1},col={place.column or 1}," if place.file else ""
    return f"::{level} {where}title={problem.code}::{_for_github(f'{problem.message} {problem.hint}'.strip())}"


def _for_github(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


REPORTS: dict[str, Callable[[Problem], str]] = {"text": as_text, "json": as_json, "github": as_github}


def report(problems: Sequence[Problem], style: str = "text") -> str:
    """All problems in one of the styles of `REPORTS`, in order."""
    gap = "\n\n" if style == "text" else "\n"
    return gap.join(REPORTS[style](problem) for problem in in_order(problems))


def about(problem: Problem, block: str) -> Problem:
    """The same problem, told of one block."""
    return replace(problem, place=replace(problem.place, block=block))
