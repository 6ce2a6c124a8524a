"""From the text to plain data with places: PyYAML finds the pieces, this walk makes dicts, lists and texts of them.

Text stays text: no piece is ever taken for a number, a date, a yes or a no.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from yaml.error import Mark
from yaml.events import (
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from leaflets.problems import Place, Problem
from leaflets.yamlfile.mend import in_quotes, shown, sign_start
from leaflets.yamlfile.shape import Path, Plain, Span, on_span, spot
from leaflets.yamlfile.text import has_unseen

MOST_DEPTH = 20

_NOTE = re.compile(r"(^|\s)#.*")


class _EnoughError(Exception):
    """What comes after this piece cannot be told apart from its fault."""


@dataclass
class Walk:
    """One walk through a file: what was found so far, kept when a fault in the text ends it early."""

    name: str
    lines: Sequence[str]
    events: Iterator[Event]
    data: Any = ""
    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
    plain: list[Plain] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _end: tuple[int, int] = (1, 1)

    def go(self) -> None:
        """Walk through the file, or as far as that makes sense. Raises what PyYAML raises."""
        with contextlib.suppress(_EnoughError):
            self._go()

    def _go(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._refuse_second(event, documents)
                self.data = self._node(next(self.events), (), 1, flow=False)
        if not documents or self._is_bare():
            message = "The file is empty: it holds no words, or only notes that begin with #."
            self._tell("empty-file", message, "Write into it, or delete it.", Place(self.name))

    def _tell(self, code: str, message: str, hint: str, place: Place) -> None:
        self.problems.append(Problem(code, message, hint, place))

    def _is_bare(self) -> bool:
        return self.data == "" and [piece.text for piece in self.plain] == [""]

    def _refuse_second(self, event: Event, documents: int) -> None:
        if documents > 1:
            message = "These three hyphens end the file; what follows counts as another file."
            self._tell("second-file", message, "Delete this line, or begin a new file here.", self._on(_span(event)))
            raise _EnoughError

    def _on(self, span: Span) -> Place:
        return on_span(self.name, self.lines, span)

    def _node(self, event: Event, path: Path, depth: int, *, flow: bool) -> Any:  # noqa: ANN401 - dict, list or str
        self._refuse_sign(event, flow=flow)
        if isinstance(event, CollectionStartEvent):
            return self._collection(event, path, depth, flow=flow or bool(event.flow_style))
        self.values.setdefault(path, _span(event))
        return self._text(event, flow=flow, key=False)

    def _refuse_sign(self, event: Event, *, flow: bool) -> None:
        """Names for other places in the file (& and *) and kinds (!) are never used here, and can harm."""
        if isinstance(event, NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            span = _span(event)
            self.problems.append(sign_start(self.name, self.lines, span.line, span.column, flow=flow))

    def _text(self, event: Event, *, flow: bool, key: bool) -> str:
        span = _span(event)
        self._end = (span.end_line, span.end_column)
        if not isinstance(event, ScalarEvent):
            return ""
        if not event.style:
            self.plain.append(Plain(event.value, span, flow, key))
            self._refuse_nameless(span, named=bool(event.value) or not key)
        if has_unseen(event.value):
            message = r"A backslash (\) in this text makes a sign that cannot be seen or printed."
            self._tell(
                "unseen-sign", message, "Delete the backslash and the letters that belong to it.", self._on(span)
            )
        return event.value

    def _refuse_nameless(self, span: Span, *, named: bool) -> None:
        if not named:
            message = "No name stands before this colon."
            hint = "Type the name of the entry before the colon, or delete the colon."
            self._tell("missing-name", message, hint, self._on(span))

    def _collection(self, start: CollectionStartEvent, path: Path, depth: int, *, flow: bool) -> Any:  # noqa: ANN401
        if depth > MOST_DEPTH:
            message = f"Lists and entries stand in one another more than {MOST_DEPTH} deep here."
            self._tell(
                "too-deep", message, "Look whether a bracket or some spaces are too many.", self._on(_span(start))
            )
            raise _EnoughError
        fill = self._list if isinstance(start, SequenceStartEvent) else self._entries
        data = fill(path, depth, flow=flow)
        begin = _span(start)
        self.values.setdefault(path, Span(begin.line, begin.column, *self._end))
        return data

    def _closed(self, event: Event) -> None:
        """Brackets end where they close; a list or entries by indentation end where their last text ended."""
        span = _span(event)
        if (span.line, span.column) != (span.end_line, span.end_column):
            self._end = (span.end_line, span.end_column)

    def _list(self, path: Path, depth: int, *, flow: bool) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1, flow=flow))
        self._closed(event)
        return items

    def _entries(self, path: Path, depth: int, *, flow: bool) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key, where = self._key(event, depth, flow=flow), _span(event)
            place = (*path, key)
            if key in entries:
                self._refuse_twice(key, self.keys[place], where)
            self.keys.setdefault(place, where)
            value = next(self.events)
            if key:
                self._refuse_lone(where, value, flow=flow)
            entries.setdefault(key, self._node(value, place, depth + 1, flow=flow))
        self._closed(event)
        return entries

    def _key(self, event: Event, depth: int, *, flow: bool) -> str:
        self._refuse_sign(event, flow=flow)
        if not isinstance(event, CollectionStartEvent):
            return self._text(event, flow=flow, key=True)
        told = len(self.problems)
        self._collection(event, (), depth + 1, flow=flow or bool(event.flow_style))
        if len(self.problems) == told:
            message = "The name of an entry must be words; here a list, or more entries, stand in its place."
            hint = "Write a name, a colon, a space and the text. A text that begins with [ or { needs quotes round it."
            self._tell("key-not-text", message, hint, self._on(_span(event)))
        return ""

    def _refuse_twice(self, key: str, first: Span, again: Span) -> None:
        message = f"“{shown(key)}” stands here a second time; it stands already on line {first.line}."
        hint = f"Keep one of the two (line {first.line} or line {again.line}), or give one another name."
        self._tell("key-twice", message, hint, self._on(again))

    def _refuse_lone(self, key: Span, value: Event, *, flow: bool) -> None:
        """A name without a colon: a placeholder such as {country} alone in its text, or a text that begins with ?."""
        span = _span(value)
        if not isinstance(value, ScalarEvent) or value.style or value.value or ":" in self._between(key, span):
            return
        if flow:
            self._refuse_placeholder(key)
        else:
            column = self.lines[key.line - 1].rfind("?", 0, key.column - 1) + 1
            self.problems.append(sign_start(self.name, self.lines, key.line, max(1, column)))

    def _refuse_placeholder(self, key: Span) -> None:
        column = max(1, self.lines[key.line - 1].rfind("{", 0, key.column - 1) + 1)
        message = "A text that begins with { must stand in quotes; without them the { } are taken for a list."
        hint = in_quotes(self.lines, key.line, column)
        self._tell("brace-start", message, hint, spot(self.name, self.lines, key.line, column, key.end_column + 1))

    def _between(self, key: Span, value: Span) -> str:
        """What stands between a name and its value, over the lines from one to the other, without notes."""
        between = list(self.lines[key.end_line - 1 : value.line])
        if value.line <= len(self.lines):
            between[-1:] = [line[: value.column - 1] for line in between[-1:]]
        between[:1] = [line[key.end_column - 1 :] for line in between[:1]]
        return "\n".join(_NOTE.sub("", line) for line in between)


def _span(event: Event) -> Span:
    start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
