"""What a file is once it has been read: its data, its lines, and where each piece of the data stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leaflets.problems import Place, Problem

Path = tuple[str | int, ...]

_BLANK = " \t"  # not what else Python calls blank: a non-breaking space is a fault that must be shown


@dataclass(frozen=True)
class Span:
    """From where to where something stands: lines and columns from 1, the end is the first column after it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Plain:
    """A text written without quotes; `flow` when it stands between [ ] or { }, `key` when it names an entry."""

    text: str
    span: Span
    flow: bool
    key: bool


@dataclass(frozen=True)
class YamlFile:
    """A file that was read: every value is a dict, a list or a text, and a value left empty is the empty text.

    `name` is the file as people are told it. `keys` and `values` say where each name and each value stands, by its path
    (list places count from 0). `notes` are the warnings found while reading.
    """

    name: str
    lines: tuple[str, ...]
    data: Any
    keys: Mapping[Path, Span] = field(default_factory=dict)
    values: Mapping[Path, Span] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()

    def place(self, path: Path, *, key: bool = False, block: str = "") -> Place:
        """Where the value at `path` (or its name, with `key`) stands, or else its nearest ancestor that exists.

        The width is the length on its first line, the excerpt is that whole line; at worst it is the first line.
        """
        return on_span(self.name, self.lines, self._span(path, key=key), block=block)

    def find(self, path: Path, words: str, block: str = "") -> Place:
        """Where these very letters first stand in the value at `path`; the value's own place when they do not.

        Of letters that go on over two lines, the first words are found.
        """
        span = self._span(path, key=False)
        for letters in _beginnings(words):
            for number in range(span.line, min(span.end_line, len(self.lines)) + 1):
                column = self.lines[number - 1].find(letters, span.column - 1 if number == span.line else 0)
                if column >= 0:
                    return spot(self.name, self.lines, number, column + 1, column + 1 + len(letters), block=block)
        return self.place(path, block=block)

    def _span(self, path: Path, *, key: bool) -> Span:
        if key and path in self.keys:
            return self.keys[path]
        nearest = (self.values[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.values)
        return next(nearest, Span(1, 1, 1, 2))


def _beginnings(words: str) -> Iterator[str]:
    """The letters, then what is left of them as one word after the other is taken from the end."""
    while words:
        yield words
        words = words.rpartition(" ")[0]


def on_span(name: str, lines: Sequence[str], span: Span, block: str = "") -> Place:
    """The place of a span: its first line, marked to where the span or that line ends."""
    end = span.end_column if span.end_line == span.line else None
    return spot(name, lines, span.line, span.column, end, block=block)


def spot(  # noqa: PLR0913 - a place has this many sides
    name: str, lines: Sequence[str], line: int, column: int, end: int | None = None, *, block: str = ""
) -> Place:
    """A place that surely exists: what lies beyond the last line is told at the end of the last line that has words.

    `end` is the first column after the fault; without it the mark goes on to the end of the line.
    """
    if line > len(lines) or (line == len(lines) and not lines[line - 1].strip(_BLANK)):
        line = max((number for number, words in enumerate(lines, 1) if words.strip(_BLANK)), default=1)
        column, end = (len(lines[line - 1].rstrip(_BLANK)), None) if lines else (1, None)
    excerpt = lines[line - 1] if lines else ""
    column = max(1, min(column, len(excerpt.rstrip(_BLANK)) + 1))
    stop = len(excerpt.rstrip(_BLANK)) + 1 if end is None else end
    return Place(name, line, column, max(1, stop - column), excerpt, block)
