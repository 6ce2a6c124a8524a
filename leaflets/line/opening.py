"""A build begins: the words are read and checked on one core, while the other loads what will lay them out."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.line.aside import Aside
from leaflets.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from leaflets.line.crew import Crew
    from leaflets.line.run import Done
    from leaflets.model import Library


def opened(root: Path, today: date) -> tuple[Library, list[Problem], Crew[Any, Done]]:
    """The library, its warnings, and a crew whose press is warm. Raises `ProblemsFound` as `line.ready` does.

    What this computer lacks for a press is told when there is something to lay out.
    """
    words = Aside(lambda: _ready(root, today), alone=True)
    crew = _warm(root)
    library, warnings = words.result()
    return library, warnings, crew


def _ready(root: Path, today: date) -> tuple[Library, list[Problem]]:
    from leaflets.line.checking import ready  # noqa: PLC0415 - half a second, and not in this process

    return ready(root, today)


def _warm(root: Path) -> Crew[Any, Done]:
    from leaflets.line.run import new_crew  # noqa: PLC0415 - a second, meanwhile the other process reads

    crew = new_crew(root)
    with suppress(ProblemsFound):
        crew.warm()
    return crew
