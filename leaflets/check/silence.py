"""Rules that somebody silenced for one block, part or section, each with a reason that stands beside the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflets.check.places import blocks_of, sections_of
from leaflets.model import Library
from leaflets.problems import Place, Problem, Severity, is_error


@dataclass(frozen=True)
class Silenced:
    """One rule that is silenced: its code, the reason, the address it holds for, and where that is typed."""

    code: str
    reason: str
    address: str
    place: Place

    def covers(self, problem: Problem) -> bool:
        """Whether it silences this problem; what stops a leaflet cannot be silenced."""
        inside = f"{problem.place.block}/".startswith(f"{self.address}/")
        same = (self.code, self.place.file) == (problem.code, problem.place.file)
        return same and inside and not is_error(problem)


def silenced(library: Library) -> Iterator[Silenced]:
    """Every rule that is silenced, in the order of the files."""
    for language, address, owner in _owners(library):
        for code, reason in owner.items():
            yield Silenced(code, reason, address, library.place(language, address, ("silence", code)))


def heard(library: Library, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that nobody silenced, then each silence that silences nothing."""
    silences = list(silenced(library))
    used: set[Silenced] = set()
    for problem in problems:
        mine = {silence for silence in silences if silence.covers(problem)}
        used |= mine
        if not mine:
            yield problem
    for silence in silences:
        if silence not in used:
            message = f"Nothing that can be silenced is told here as “{silence.code}”."
            hint = "Take the line out, or mend the code: it stands in brackets before a message."
            yield Problem("silence-unused", message, hint, silence.place, Severity.WARNING)


def _owners(library: Library) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Everything that can silence a rule: its language, its address, what it silences."""
    for language, name, section in sections_of(library):
        yield language, name, section.silence
        yield from ((language, f"{name}/parts/{key}", part.silence) for key, part in section.parts.items())
    yield from ((language, address, block.silence) for language, address, block in blocks_of(library))
