"""What the other files of `content/` hold: house, clinic, region, labels, leaflet, source, sign-off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from leaflets.model.addresses import Web
from leaflets.model.blocks import Block, Name, Names, Sourced, Text
from leaflets.model.faults import NO_DATE, refuse


def _spelt(pattern: str, message: str, hint: str) -> AfterValidator:
    """Refuses a text that is not spelt by the pattern, in words of its own."""
    return AfterValidator(lambda text: text if re.fullmatch(pattern, text) else refuse("name-letters", message, hint))


def _typed_out(day: object) -> object:
    """Refuses digits that pydantic would take for the seconds since 1970, and times of day."""
    if isinstance(day, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        refuse(*NO_DATE)
    return day


Day = Annotated[date, BeforeValidator(_typed_out)]
Never = Literal["never"]
# One of the two is chosen by the word, so that a slip is told once and not as two slips.
Checked = Annotated[
    Annotated[Never, Tag("never")] | Annotated[Day, Tag("date")],
    Discriminator(lambda value: "never" if value == "never" else "date"),
]
ByLanguage = dict[str, Text]
KINDS_OF_SIGNOFF = ("author", "clinician", "patient reader", "communications", "translator")
KindOfSignoff = Literal["author", "clinician", "patient reader", "communications", "translator"]


class Record(BaseModel):
    """A frozen value with no names beyond those it knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Publisher(Record):
    """Who hands the leaflet out. What is not given prints as a line to write on."""

    name: str = ""
    department: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    web: Web = ""
    contacts: dict[str, str] = {}


class PrintShop(Record):
    """What a print shop gave and is asked for: its colour profile (a file in the project's folder), copies, paper."""

    profile: str = ""
    quantity: str = ""
    stock: str = ""


class House(Publisher):
    """`content/house.yaml`: who publishes by default, and what is built when nothing is asked for."""

    condition: Name
    language: Name
    region: Name
    build: Names
    needs: tuple[KindOfSignoff, ...] = ("clinician", "patient reader")
    funding: ByLanguage = {}
    sources: ByLanguage = {}
    feedback: ByLanguage = {}
    press: PrintShop = PrintShop()


class Clinic(Publisher):
    """`content/clinics/<id>.yaml`: who hands it out, when that is not the house."""


class Number(Record):
    """A phone number everybody in the region knows, and when somebody last made sure of it."""

    value: Text
    checked: Checked


class Organisation(Record):
    """Somebody outside the clinic who helps."""

    name: Text
    web: Web = ""
    phone: str = ""
    offers: ByLanguage
    source: Names
    checked: Checked


class Region(Record):
    """`content/regions/<id>.yaml`: what differs by country."""

    name: ByLanguage
    paper: Literal["A4", "Letter"]
    date: Literal["day month year", "month day, year"]
    numbers: dict[str, Number] = {}
    words: dict[str, dict[str, str]]
    spelling: dict[str, dict[str, Text]] = {}
    support: tuple[Organisation, ...] = ()


class Labels(Record):
    """`content/labels/<language>.yaml`: the engine's own words in one language, and how it is set.

    `staff` is for those who print, `job` for a print shop, `review` for those who read proofs and test with readers:
    none of it is for patients, and a language without them gets those of the house's language.
    """

    name: Text
    own_name: Text = Field(alias="own name")
    direction: Literal["ltr", "rtl"]
    font: Text
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]
    words: dict[str, Text]
    contacts: dict[str, Text]
    signers: dict[KindOfSignoff, Text]
    staff: dict[str, Text] = Field(default_factory=dict)
    review: dict[str, Text] = Field(default_factory=dict)
    job: dict[str, Text] = Field(default_factory=dict)


_REFERENCE = _spelt(
    "[A-Z0-9][A-Z0-9-]*",
    "This reference has letters that cannot stand in one.",
    "Use capital letters, digits and hyphens, such as GUIDE-1.",
)
_VERSION = _spelt("[0-9]+[.][0-9]+", "This is not a version.", "Type two numbers with a dot between, such as 1.0.")


class Leaflet(Record):
    """`content/<condition>/leaflets/<id>.yaml`: the job ticket of one leaflet.

    `sections_in` is for formats that hold less than the others: the sections of that format, by its name.
    """

    reference: Annotated[str, _REFERENCE]
    version: Annotated[str, _VERSION]
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
    brands: dict[str, Names] = {}
    terms: Names = ()
    jargon: dict[str, Text] = {}
    numerals: dict[str, Text] = {}
    helpers: Names = ()
    participles: Names = ()
    words: Names = ()

    def with_(self, other: Style) -> Style:
        """Both halves in one."""
        return Style.model_validate({name: _both(getattr(self, name), getattr(other, name)) for name in STYLE})


STYLE = tuple(Style.model_fields)


def _both(mine: Any, other: Any) -> Any:  # noqa: ANN401 - the fields of a style are of three types
    return mine | other if isinstance(mine, dict) else mine + other if isinstance(mine, tuple) else mine or other


class Signoff(Record):
    """One named person approved these very words on one day.

    `review` is the day until which that person lets them stand, `after` the seal of the entry before this one.
    """

    leaflet: Name
    language: Name
    region: Name
    version: Annotated[str, _VERSION]
    date: Day
    name: Text
    role: Text
    kind: KindOfSignoff
    fingerprint: Text
    review: Day | None = None
    after: str = ""
    seal: str = ""


class Withdrawal(Record):
    """From this day nobody is to use this version, or one before it. No language or region means every one."""

    withdrawn: Text
    leaflet: Name
    language: str = ""
    region: str = ""
    version: Annotated[str, _VERSION]
    date: Day
    name: str = ""
    after: str = ""
    seal: str = ""


Entry = Signoff | Withdrawal


class Passage(Record):
    """One piece of what a patient reads: where it stands, its kind, and its words by their place in it."""

    at: Text
    kind: Text
    words: dict[str, str] = {}


class Signed(Record):
    """`content/<condition>/signed/<leaflet>-<language>-<region>-<version>.yaml`: the very text that was signed."""

    leaflet: Name
    language: Name
    region: Name
    version: Annotated[str, _VERSION]
    passages: tuple[Passage, ...]


class Ask(Record):
    """A question for the test with readers: who has the leaflet in hand can find, understand or act on its answer.

    `at` is where the answer stands: the path of a block below its section, such as `body/3`.
    """

    kind: Literal["find", "understand", "act"]
    question: Text
    answer: Text
    at: Annotated[str, Field(pattern=r"^(body|short|parts/[a-z0-9-]+/body)/[1-9][0-9]*$")]


class ReaderTest(Record):
    """What came of one test of a leaflet with readers: for each question, in order, how many of `people` were right."""

    leaflet: Name
    language: Name
    region: Name
    version: Annotated[str, _VERSION]
    date: Day
    people: Annotated[int, Field(ge=1)]
    right: Annotated[tuple[Annotated[int, Field(ge=0)], ...], Field(min_length=1)]


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
