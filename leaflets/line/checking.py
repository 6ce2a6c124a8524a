"""What must be so before anything is made: the library reads, its checks pass, no style can swallow words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from leaflets import check, load, prove, signoff
from leaflets.model import Library
from leaflets.problems import Problem, ProblemsFound, errors_in


def checked(root: Path, today: date) -> tuple[Library | None, list[Problem]]:
    """The library, and every problem of every file in it, stylesheets too."""
    loaded = load.load(root)
    if loaded.library is None:
        return None, [*loaded.problems, *_stylesheet_faults(root)]
    library = replace(loaded.library, today=today)
    found = [*check.check(library, today), *signoff.faults(library)]
    return library, [*loaded.problems, *found, *_stylesheet_faults(root)]


def ready(root: Path, today: date) -> tuple[Library, list[Problem]]:
    """The library and its warnings. Raises `ProblemsFound` with everything when anything in it stops a leaflet."""
    library, problems = checked(root, today)
    if errors_in(problems) or library is None:
        raise ProblemsFound(problems)
    return library, problems


def _stylesheet_faults(root: Path) -> Iterator[Problem]:
    """The first proof that nothing is lost: no style can swallow words."""
    for path in sorted([*root.glob("templates/css/*.css"), *root.glob("templates/blocks/*.css")]):
        yield from prove.stylesheet(path.read_text("utf-8"), path.relative_to(root).as_posix())
