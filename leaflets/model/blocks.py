"""The blocks: one class for each kind of content.

One law: the class here, the key in YAML, `templates/blocks/<kind>.html` and `templates/blocks/<kind>.css` share one
word. A new kind is those four, and one line in the specimen leaflet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from leaflets.model.faults import listed, refuse

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Name = Annotated[str, Field(min_length=1, pattern=r"^[a-z0-9][a-z0-9-]*$")]
OneOrMore = BeforeValidator(listed, json_schema_input_type=str | tuple[Text, ...])
Names = Annotated[tuple[Text, ...], OneOrMore]


class Sourced(BaseModel):
    """Words that say where they come from: `source:` names ids of the source list, or is `none` with a `reason:`.

    `confidence: low` marks a fact that is not sure. `silence:` names rules that do not hold here, each with its reason.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    source: Names = ()
    reason: str = ""
    confidence: Literal["", "low"] = ""
    silence: dict[str, Text] = {}

    @model_validator(mode="after")
    def _none_needs_a_reason(self) -> Self:
        if self.source == ("none",) and not self.reason:
            message = "“source: none” stands here without a reason."
            refuse("source-reason", message, "Add a line “reason: …” that says why no source is needed.", "source")
        return self


class Block(Sourced):
    """One piece of a part. `main` is the field that a plain value fills; `unread` fields hold no words for patients."""

    only: Names = ()

    main: ClassVar[str] = ""
    unread: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def kind(cls) -> str:
        """The one word for this kind of block."""
        return cls.__name__.lower()

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every text a patient reads, in reading order, with its path inside the block's value (counted from 0)."""
        for name, typed in self._readable():
            yield from _texts((typed,), getattr(self, name))

    def with_texts(self, change: Callable[[str], str]) -> Self:
        """The same block with every text a patient reads changed."""
        return self.model_copy(update={name: _changed(getattr(self, name), change) for name, _ in self._readable()})

    def drawing(self) -> str:
        """The name of the drawing that it shows, or nothing."""
        return str(vars(self).get("picture", ""))

    @classmethod
    @cache
    def _readable(cls) -> tuple[tuple[str, str], ...]:
        """The fields that patients read, each with its key in YAML."""
        common = Block.model_fields.keys() | cls.unread
        return tuple((name, field.alias or name) for name, field in cls.model_fields.items() if name not in common)


def _texts(path: tuple[str | int, ...], value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:  # noqa: ANN401
    if isinstance(value, str):
        yield from [(path, value)] if value else []
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key
            yield from _texts((*path, key), inner)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _texts((*path, index), inner)


def _changed(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return change(value) if value else value
    if isinstance(value, dict):
        return {change(key): _changed(inner, change) for key, inner in value.items()}
    return tuple(_changed(inner, change) for inner in value) if isinstance(value, tuple) else value


class Paragraph(Block):
    """One to three short sentences."""

    main = "text"
    text: Text


class Bullets(Block):
    """A list without an order."""

    main = "items"
    items: Texts


class Steps(Block):
    """A list to follow in order, numbered."""

    main = "items"
    items: Texts


class Keypoints(Block):
    """The few sentences a reader must leave with, in a box."""

    main = "items"
    items: Texts


class Alert(Block):
    """A warning. The tier says how fast to act; none is a plain "Important"."""

    main = "text"
    unread = frozenset({"tier"})
    tier: Literal["", "emergency", "same day", "next visit"] = ""
    title: str = ""
    text: str = ""
    points: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.points):
            refuse("block-empty", "This alert says nothing.", "Add a line “text: …”, or a list under “points:”.")
        return self


class Advice(Block):
    """Two lists side by side in meaning: what to do, and what not to do."""

    do: Texts
    do_not: Texts = Field(alias="do not")


_AS_MANY = "Give the row a cell for each heading. A cell that holds a comma stands in double quotes."


class Table(Block):
    """Rows under headings; the first cell of a row is the row's heading."""

    caption: Text
    head: Annotated[tuple[Text, ...], Field(min_length=2)]
    rows: Annotated[tuple[Texts, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rows_are_as_long_as_the_head(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.head):
                cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
                message = f"Row {number} of this table has {cells}, but there are {len(self.head)} headings."
                refuse("table-ragged", message, _AS_MANY, "rows", number - 1)
        return self


class Figure(Block):
    """A drawing with its caption, what it teaches (for those who cannot see it), and the key to its numerals."""

    unread = frozenset({"picture"})
    picture: Name
    caption: Text
    alt: Text
    key: tuple[Text, ...] = ()


class Idea(Block):
    """Easy Read: one idea, a drawing that says it, and one or two short sentences beside."""

    unread = frozenset({"picture"})
    picture: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    alt: Text
    text: Text


class Question(Block):
    """A question people ask, and its answer."""

    ask: Text
    answer: Annotated[Texts, OneOrMore]
    points: tuple[Text, ...] = ()


class Treatment(Block):
    """One treatment, weighed up: what a reader needs to choose it, or to leave it (DISCERN, EQIP)."""

    name: Text
    benefit: Text
    risk: Text
    alternatives: Text
    without: Text
    daily_life: Text = Field(alias="daily life")


class Words(Block):
    """Terms and what they mean."""

    main = "entries"
    entries: Annotated[dict[str, Text], Field(min_length=1)]


class Contact(Block):
    """A box of people to reach: the clinic's team, its one phone number, or the region's support organisations."""

    unread = frozenset({"list"})
    title: Text
    list: Literal["team", "phone", "support"]


class Checklist(Block):
    """Things to tick off with a pen."""

    main = "items"
    items: Texts


class Lines(Block):
    """Room to write: ruled lines, or a table to fill in when there are columns."""

    unread = frozenset({"rows"})
    label: Text
    rows: Annotated[int, Field(ge=1, le=40)]
    columns: tuple[Text, ...] = ()


KINDS: dict[str, type[Block]] = {block.kind(): block for block in Block.__subclasses__()}
