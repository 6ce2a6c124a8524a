"""The whole of `content/` as one frozen value, the job of making one edition, and the words of that edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from leaflets.model.blocks import Alert, Block, Lines
from leaflets.model.records import (
    Clinic,
    Entry,
    House,
    Labels,
    Leaflet,
    ReaderTest,
    Region,
    Section,
    Signed,
    Signoff,
    Source,
    Style,
    Title,
    Withdrawal,
)
from leaflets.problems import Place

Steps = tuple[str | int, ...]


class Placed(Protocol):
    """A file that knows where its values stand (`yamlfile.YamlFile` is one)."""

    @property
    def keys(self) -> Mapping[Steps, object]:
        """The path of every name in the file."""
        ...

    def place(self, path: Steps, *, key: bool = False, block: str = "") -> Place:
        """Where the value (or key) at this path stands, or its nearest ancestor."""
        ...

    def find(self, path: Steps, words: str, block: str = "") -> Place:
        """Where these very words stand inside the value at this path, or the value when they are not seen."""
        ...


@dataclass(frozen=True)
class Library:
    """Everything people wrote. `root` is the project's folder, `files` every file read, by its name.

    `ledger` has sign-offs and withdrawals in the order of their entries, `signed` the texts that were signed, by the
    names of their files. `today` is the day on which it is looked at; without it nothing is overdue.
    """

    root: Path
    house: House
    regions: Mapping[str, Region]
    clinics: Mapping[str, Clinic]
    labels: Mapping[str, Labels]
    leaflets: Mapping[str, Leaflet]
    titles: Mapping[str, Mapping[str, Title]]
    sections: Mapping[str, Mapping[str, Section]]
    sources: Mapping[str, Source]
    ledger: tuple[Entry, ...] = ()
    signed: Mapping[str, Signed] = field(default_factory=dict)
    styles: Mapping[str, Style] = field(default_factory=dict)
    reader_tests: Mapping[str, ReaderTest] = field(default_factory=dict)
    files: Mapping[str, Placed] = field(default_factory=dict)
    today: date | None = None

    @property
    def signoffs(self) -> tuple[Signoff, ...]:
        """Who signed what, in the order of the ledger."""
        return tuple(entry for entry in self.ledger if isinstance(entry, Signoff))

    @property
    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """What was withdrawn, in the order of the ledger."""
        return tuple(entry for entry in self.ledger if isinstance(entry, Withdrawal))

    @property
    def ledger_file(self) -> str:
        """The name of the file that holds the ledger."""
        return f"{self.condition}/signoffs.yaml"

    @property
    def condition(self) -> str:
        """The folder of this condition: its path below the project, with forward slashes."""
        return f"content/{self.house.condition}"

    @property
    def pictures(self) -> Path:
        """The folder of the drawings."""
        return self.root / "templates" / "pictures"

    def section_file(self, language: str, section: str) -> str:
        """The name of the file that holds this section."""
        return f"{self.condition}/{language}/{section}.yaml"

    def named_in(self, file: str) -> set[str]:
        """The names that stand at the margin of a file of records, those of broken records too."""
        return {str(path[0]) for path in self.files[file].keys if len(path) == 1} if file in self.files else set()

    def file_name(self, leaflet: str, shape: str, *, draft: bool) -> str:
        """The name of the files of a leaflet in this format, without their ending."""
        return f"{self.house.condition}-{leaflet}-{shape}{'-draft' if draft else ''}"

    def place(self, language: str, address: str, inner: Steps = (), *, words: str = "") -> Place:
        """Where the block at this address stands; `inner` leads on inside the block, `words` to the very letters."""
        section, *rest = address.split("/")
        steps: Steps = (*(int(step) - 1 if step.isdigit() else step for step in rest), *inner)
        file = self.files.get(self.section_file(language, section))
        if file is None:
            return Place(file=self.section_file(language, section), block=address)
        return file.find(steps, words, address) if words else file.place(steps, block=address)


@dataclass(frozen=True)
class Job:
    """The making of one edition: which leaflet, in which format, language and region, for which clinic (or none)."""

    leaflet: str
    format: str
    language: str
    region: str
    clinic: str = ""

    @property
    def name(self) -> str:
        """The job in one line, for tables and messages."""
        return " · ".join(filter(None, (self.leaflet, self.format, self.language, self.region, self.clinic)))


@dataclass(frozen=True)
class Piece:
    """A block at its address, its texts as this edition prints them (inline marks still in)."""

    address: str
    block: Block

    @property
    def is_sheet(self) -> bool:
        """Whether this is a table to fill in, which wants a page of its own."""
        return isinstance(self.block, Lines) and bool(self.block.columns)

    @property
    def is_tier(self) -> bool:
        """Whether this is one tier of "when to get help"; together they want a page of their own."""
        return isinstance(self.block, Alert) and bool(self.block.tier)


_FEW_TIERS = 2


@dataclass(frozen=True)
class Chapter:
    """A section (or, inside one, a part) as this edition prints it; `source` is that of its title and point."""

    address: str
    title: str
    point: str
    pieces: tuple[Piece, ...]
    parts: tuple[Chapter, ...] = ()
    source: tuple[str, ...] = ()

    @property
    def is_tiers(self) -> bool:
        """Whether it is a page of its own with the tiers of "when to get help"."""
        return sum(piece.is_tier for piece in self.pieces) > _FEW_TIERS

    @property
    def has_sheet(self) -> bool:
        """Whether it has a table to fill in, and so begins a page."""
        return any(piece.is_sheet for piece in self.pieces)


@dataclass(frozen=True)
class Manuscript:
    """The words of one edition that a sign-off stands for: clinic values are not in it.

    `elsewhere` are the chapters that other formats of the leaflet print in place of these, by format; those of most
    formats, which the ticket lists under `sections:`, have an empty name.
    """

    job: Job
    leaflet: Leaflet
    title: Title
    chapters: tuple[Chapter, ...]
    elsewhere: Mapping[str, tuple[Chapter, ...]] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether this edition prints what its job ticket lists under `sections:`."""
        return self.job.format not in self.leaflet.sections_in

    @property
    def signed_chapters(self) -> list[tuple[Chapter, ...]]:
        """The chapters of every format, in the order of the ticket: one sign-off stands for all of them."""
        every = {**self.elsewhere, "" if self.whole else self.job.format: self.chapters}
        return [every[name] for name in ("", *self.leaflet.sections_in)]


@dataclass(frozen=True)
class Value:
    """A value that may be overlaid, and the file it came from: house < region < clinic < ticket."""

    text: str
    origin: str


@dataclass(frozen=True)
class Approval:
    """Whether these very words are signed. `missing` names the kinds of signer still wanted.

    `review` is the day until which they may stand (that of the job ticket, or an earlier one that a signer gave);
    `overdue` says that it has passed; `withdrawn` is the withdrawal that goes for them.
    """

    signed: tuple[Signoff, ...] = ()
    missing: tuple[str, ...] = ()
    review: date | None = None
    overdue: bool = False
    withdrawn: Withdrawal | None = None

    @property
    def draft(self) -> bool:
        """Whether the edition carries a band that says not to rely on it: unsigned or withdrawn."""
        return bool(self.missing) or self.withdrawn is not None

    @property
    def state(self) -> Literal["withdrawn", "draft", "overdue", "signed"]:
        """The one word for it; the worst of those that fit."""
        if self.withdrawn is not None:
            return "withdrawn"
        return "draft" if self.missing else "overdue" if self.overdue else "signed"
