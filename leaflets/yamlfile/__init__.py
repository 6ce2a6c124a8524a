"""Reads the YAML files that people write: every word as typed, every piece with its place, every slip in plain words.

The one door to PyYAML.
"""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from functools import lru_cache

import yaml

from leaflets.problems import Place, Problem, ProblemsFound, did_you_mean, errors_in
from leaflets.yamlfile.emit import as_yaml
from leaflets.yamlfile.fault import fault_in
from leaflets.yamlfile.plain import hidden
from leaflets.yamlfile.save import save, with_entry
from leaflets.yamlfile.shape import Path, Span, YamlFile
from leaflets.yamlfile.slips import slip
from leaflets.yamlfile.text import MOST_BYTES, text_of
from leaflets.yamlfile.walk import Walk

__all__ = ["Path", "Span", "YamlFile", "as_yaml", "parse", "read", "save", "with_entry"]


def read(path: pathlib.Path, name: str) -> YamlFile:
    """The file at `path`, told to people as `name`. Raises `ProblemsFound`, and nothing else, whatever is wrong."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ProblemsFound([_unreadable(path, name, error)]) from error
    return parse(raw, name)


@lru_cache(maxsize=1000)
def parse(raw: bytes, name: str) -> YamlFile:
    """The same for the bytes of a file. What can be told before its first fault is told together with it.

    The same bytes are read once, so that a watch reads only the file that was saved.
    """
    text, lines = text_of(raw, name)
    walk = _walked(text, lines, name)
    notes = _notes(walk)
    if walk.problems or errors_in(notes):
        raise ProblemsFound([*walk.problems, *notes])
    return YamlFile(name, lines, walk.data, walk.keys, walk.values, notes)


def _notes(walk: Walk) -> tuple[Problem, ...]:
    """What the texts hide, except where a text or a place is told already."""
    told = {(problem.place.line, problem.place.column) for problem in walk.problems}
    pieces = [piece for piece in walk.plain if (piece.span.line, piece.span.column) not in told]
    notes = hidden(walk.name, walk.lines, pieces)
    return tuple(note for note in notes if (note.place.line, note.place.column) not in told)


def _walked(text: str, lines: tuple[str, ...], name: str) -> Walk:
    """PyYAML's reader in C is 25 times as fast, the one in Python says better what is wrong; they differ over tabs."""
    if yaml.__with_libyaml__ and "\t" not in text:
        walk = Walk(name, lines, yaml.parse(text, Loader=yaml.CSafeLoader))
        try:
            walk.go()
        except yaml.YAMLError:
            pass
        else:
            return walk
    return _walked_slowly(text, lines, name)


def _walked_slowly(text: str, lines: tuple[str, ...], name: str) -> Walk:
    loader = yaml.SafeLoader(text)
    walk = Walk(name, lines, iter(loader.get_event, None))
    try:
        walk.go()
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: PyYAML on escapes beyond Unicode
        found = slip(fault_in(name, text, lines, error, loader.get_mark()))
        walk.problems += [] if _follows(found, walk.problems) else [found]
    return walk


def _follows(found: Problem, problems: Sequence[Problem]) -> bool:
    """Whether a fault comes from a text that begins with a sign on the same line, and is told already."""
    return any(told.place.line == found.place.line and told.code.endswith("-start") for told in problems)


def _unreadable(path: pathlib.Path, name: str, error: Exception) -> Problem:
    place = Place(name)
    if isinstance(error, FileNotFoundError):
        near = did_you_mean(path.name, _names_beside(path))
        return Problem("file-missing", "There is no such file.", near or "Look at the spelling of its name.", place)
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return Problem("file-is-folder", "This is a folder, not a file.", "Name a file in it.", place)
    why = getattr(error, "strerror", None) or error
    hint = "Close it in other programs. If that does not help, ask whoever looks after this computer."
    return Problem("file-unreadable", f"The file cannot be opened ({why}).", hint, place)


def _names_beside(path: pathlib.Path) -> list[str]:
    try:
        return sorted(other.name for other in path.parent.iterdir())
    except (OSError, ValueError):
        return []
