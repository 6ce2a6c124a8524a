"""What could not be read: PyYAML's own words for it, its place in the lines, and the pieces read before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from yaml.error import Mark
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    Token,
)

from leaflets.problems import Place
from leaflets.yamlfile.shape import spot

_OPENING = (FlowMappingStartToken, FlowSequenceStartToken)
_CLOSING = (FlowMappingEndToken, FlowSequenceEndToken)


@dataclass(frozen=True)
class Fault:
    """The first place where a file cannot be read. Lines and columns count from 1, and stand inside the file.

    `said` and `doing` are PyYAML's words for the fault and for what it was reading, which began at `begun`.
    """

    name: str
    lines: Sequence[str]
    said: str
    doing: str
    line: int
    column: int
    begun: tuple[int, int]
    pieces: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The whole line of the fault."""
        return self.lines[self.line - 1]

    @property
    def last(self) -> Token | None:
        """The last piece that was read before the fault."""
        return self.pieces[-1] if self.pieces else None

    @property
    def at_start(self) -> bool:
        """Whether the fault is the first thing on its line."""
        return not self.text[: self.column - 1].strip()

    @property
    def in_brackets(self) -> bool:
        """Whether the fault stands between brackets that are still open."""
        opened = sum(isinstance(piece, _OPENING) for piece in self.pieces)
        return opened > sum(isinstance(piece, _CLOSING) for piece in self.pieces)

    def on(self, line: int, column: int, end: int | None = None) -> Place:
        """A place in this file; without `end` it is marked to the end of its line."""
        return spot(self.name, self.lines, line, column, end)


def fault_in(name: str, text: str, lines: Sequence[str], error: Exception, mark: Mark) -> Fault:
    """What is known of an error that PyYAML raised on a text; `mark` is where it had come to."""
    found = getattr(error, "problem_mark", None) or mark
    begun = getattr(error, "context_mark", None) or found
    place = spot(name, lines, found.line + 1, found.column + 1)
    return Fault(
        name=name,
        lines=lines,
        said=str(getattr(error, "problem", None) or error),
        doing=str(getattr(error, "context", None) or ""),
        line=place.line or 1,
        column=place.column or 1,
        begun=(begun.line + 1, begun.column + 1),
        pieces=tuple(_pieces_before(text, found.index)),
    )


def _pieces_before(text: str, index: int) -> Iterator[Token]:
    """The pieces that take up room before a place; those that PyYAML still held back when it failed are among them."""
    scanner = yaml.SafeLoader(text)
    for piece in _until_failure(scanner):
        if piece.end_mark.index > index:
            return
        if piece.start_mark.index < piece.end_mark.index:
            yield piece


def _until_failure(scanner: yaml.SafeLoader) -> Iterator[Token]:
    try:
        while scanner.check_token():
            yield scanner.get_token()  # type: ignore[no-untyped-call]  # the stubs leave this one out
    except (yaml.YAMLError, ValueError, OverflowError):
        yield from scanner.tokens
