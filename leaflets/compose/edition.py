"""What is composed, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from leaflets import words
from leaflets.formats import FORMATS, SHEET_SIDES, Format, Margins
from leaflets.model import Approval, Labels, Leaflet, Library, Manuscript, Region, Value
from leaflets.problems import Place, Problem, ProblemsFound


@dataclass(frozen=True)
class Composed:
    """One edition as HTML: addresses in it are relative to the project's folder; no date of today is in it.

    `style` is the stylesheet of its format as it stands in that HTML, numbers and running words filled in.
    """

    html: str
    style: str
    stylesheets: tuple[str, ...]
    title: str
    direction: str
    wanted: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Edition:
    """All that the templates need for one edition.

    `numbers` is the page that each chapter begins on, which only the finished layout knows; with them only the front
    matter is made. `fillers` is how many pages for notes make a booklet whole, `space` the share of the white between
    blocks that is kept; `fillable` puts fields in the place of lines to write on.
    """

    library: Library
    manuscript: Manuscript
    values: Mapping[str, Value]
    approval: Approval
    numbers: Mapping[str, int] | None = None
    fillers: int = 0
    space: float = 1.0
    fillable: bool = False

    @property
    def shape(self) -> Format:
        """The printed shape."""
        return FORMATS[self.manuscript.job.format]

    @property
    def margins(self) -> Margins:
        """The white round the words of its pages."""
        head = None if self.has_front else self.shape.head
        return (self.alone and self.shape.topic) or head or self.shape.margins

    @property
    def sides(self) -> int:
        """The most pages it may have."""
        if self.shape.panelled:
            return len(self.manuscript.chapters) + 1
        return SHEET_SIDES if self.budgeted else self.shape.most

    @property
    def budgeted(self) -> bool:
        """Whether its pages are counted: panels, and the two sides of a sheet on one topic."""
        return self.shape.panelled or (self.alone and self.shape.topic is not None)

    @property
    def has_front(self) -> bool:
        """Whether the leaflet begins with a cover page and contents, which want page numbers."""
        return self.manuscript.leaflet.opening == "cover" and not self.shape.panelled

    @property
    def alone(self) -> bool:
        """Whether its one section is the whole leaflet, under the title of the leaflet: a sheet on one topic."""
        return self.manuscript.leaflet.opening == "head" and len(self.manuscript.chapters) == 1

    @property
    def leaflet(self) -> Leaflet:
        """The job ticket, with the review date that goes for these words: a signer may have given an earlier one."""
        ticket = self.manuscript.leaflet
        return ticket.model_copy(update={"review": self.approval.review or ticket.review})

    @property
    def labels(self) -> Labels:
        """The engine's own words in the leaflet's language."""
        return self.library.labels[self.manuscript.job.language]

    @property
    def region(self) -> Region:
        """What differs in the leaflet's region."""
        return self.library.regions[self.manuscript.job.region]

    def label(self, name: str) -> str:
        """One of the engine's own words in the leaflet's language. Raises `ProblemsFound` when it is not there."""
        return said(self.library, self.manuscript.job.language, "words", name)


def said(library: Library, language: str, group: Literal["words", "staff", "job", "review"], name: str) -> str:
    """One of the engine's own words, from this group of a language. Raises `ProblemsFound` when it is not there."""
    known: Mapping[str, str] = getattr(library.labels[language], group)
    if name in known:
        return known[name]
    file = f"content/labels/{language}.yaml"
    place = library.files[file].place((group,), key=True) if file in library.files else Place(file)
    hint = f"Add “{name}: …” under “{group}:”."
    raise ProblemsFound([Problem("label-missing", f"The label “{name}” is missing.", hint, place)])


def reference(edition: Edition) -> str:
    """The code that names this very edition's words, such as MMN-GUIDE-EN-UK-0.1."""
    return reference_of(edition.manuscript)


def reference_of(manuscript: Manuscript) -> str:
    """The same for words that are not made into an edition."""
    job, leaflet = manuscript.job, manuscript.leaflet
    return f"{leaflet.reference}-{job.language}-{job.region}".upper() + f"-{leaflet.version}"


def document_title(edition: Edition) -> str:
    """The title that a reader of PDF shows; what is a draft or withdrawn says there that it is."""
    title = words.plain(edition.manuscript.title.title)
    labels = {"draft": "draft title", "withdrawn": "withdrawn title"}
    label = labels.get(edition.approval.state)
    return edition.label(label).replace("{title}", title) if label else title
