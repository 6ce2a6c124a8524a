"""The records of the words: job tickets, cover words, sections, the sources and the style that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from leaflets.model.blocks import Block, Names, Sourced, Text
from leaflets.model.records.fields import Checked, Day, Record, Version, spelt

_REFERENCE = spelt(
    "[A-Z0-9][A-Z0-9-]*",
    "This reference has letters that cannot stand in one.",
    "Use capital letters, digits and hyphens, such as GUIDE-1.",
)


class Leaflet(Record):
    """`content/<condition>/leaflets/<id>.yaml`: the job ticket of one leaflet.

    `sections_in` is for formats that hold less than the others: the sections of that format, by its name.
    """

    reference: Annotated[str, _REFERENCE]
    version: Version
    issued: Day
    review: Day
    formats: Annotated[Names, Field(min_length=1)]
    sections: Annotated[Names, Field(min_length=1)]
    sections_in: dict[str, Annotated[Names, Field(min_length=1)]] = Field(default_factory=dict, alias="sections in")
    picture: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9-]*)?$")] = ""
    opening: Literal["cover", "head"] = "cover"
    kind: Literal["topic", "guide"] = "topic"
    fillable: Literal["yes", "no"] = "no"


class Title(Record):
    """The cover words of one leaflet in one language."""

    title: Text
    short: Text
    subtitle: str = ""
    audience: Text = Field(alias="for")
    subject: Text
    keywords: Names = ()
    alt: str = ""


class Source(Record):
    """Where facts come from. `checked` is the day somebody last looked; `seen` is how much of it they saw."""

    authors: str = ""
    title: Text
    year: str = ""
    where: str = ""
    address: str = ""
    kind: Literal["guideline", "review", "study", "regulator", "label", "trial", "charity", "hospital", "other"]
    seen: Text
    checked: Checked
    confidence: Literal["", "low"] = ""


class Style(Record):
    """What the rules of plain language need to know of one language, and of one condition in it.

    `content/style/<language>.yaml` and `content/<condition>/<language>/style.yaml` are two halves of one.
    """

    reading: Literal["", "english"] = ""
    title_words: Names = Field(default=(), alias="title words")
    drugs: Names = ()
    abbreviations: Names = ()
    brands: dict[str, Names] = Field(default_factory=dict)
    terms: Names = ()
    jargon: dict[str, Text] = Field(default_factory=dict)
    numerals: dict[str, Text] = Field(default_factory=dict)
    helpers: Names = ()
    participles: Names = ()
    words: Names = ()

    def with_(self, other: Style) -> Style:
        """Both halves in one."""
        return Style.model_validate({name: _both(getattr(self, name), getattr(other, name)) for name in STYLE})


STYLE = tuple(Style.model_fields)


def _both(mine: Any, other: Any) -> Any:  # noqa: ANN401 - the fields of a style are of three types
    return mine | other if isinstance(mine, dict) else mine + other if isinstance(mine, tuple) else mine or other


class Ask(Record):
    """A question for the test with readers: who has the leaflet in hand can find, understand or act on its answer.

    `at` is where the answer stands: the path of a block below its section, such as `body/3`.
    """

    kind: Literal["find", "understand", "act"]
    question: Text
    answer: Text
    at: Annotated[str, Field(pattern=r"^(body|short|parts/[a-z0-9-]+/body)/[1-9][0-9]*$")]


class Part(Sourced):
    """A sub-headed piece of a section."""

    title: Text
    body: tuple[Block, ...] = ()


class Section(Sourced):
    """A headed part of a leaflet: `content/<condition>/<language>/<section>.yaml`.

    `about: unknowns` marks the section that says what nobody knows yet.
    `short` is the same matter for a sheet of two sides; a job ticket asks for it as `<section>/short`. `ask` is what
    readers are asked in a test; no patient reads it.
    """

    title: Text
    point: str = ""
    about: Literal["", "unknowns"] = ""
    body: tuple[Block, ...] = ()
    parts: Mapping[str, Part] = Field(default_factory=dict)
    short: tuple[Block, ...] = ()
    ask: tuple[Ask, ...] = ()
