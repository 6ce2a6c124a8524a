"""The catalogue of the shelf: one page that lists every edition for whoever prints, in the house's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from leaflets import words
from leaflets.compose.edition import said
from leaflets.compose.filters import day
from leaflets.compose.pages import family
from leaflets.compose.templates import rendered
from leaflets.formats import FORMATS, Format
from leaflets.model import Job, Library

COVER = "-cover.png"
# What each file of a set is for, by its ending, what the office prints first; the cover is shown and not listed.
_FILES = {
    "-sheets.pdf": "sheets",
    ".pdf": "read",
    "-fillable.pdf": "fillable",
    "-press.pdf": "press",
    "-job.pdf": "job",
    ".html": "web",
    ".txt": "text",
    "-staff.pdf": "staff",
    "-goals.html": "goals",
}
_FILTERS = ("leaflet", "region", "language", "format", "clinic", "state")


@dataclass(frozen=True)
class Shelved:
    """One edition on the shelf: its folder below that of finished leaflets, its name, and what its manifest says.

    `failure` says in a sentence each why the last build of it failed. Without a good set `facts` is empty.
    `withdrawn` says why it was withdrawn, if so: perhaps since it was made.
    """

    job: Job
    folder: str
    stem: str
    facts: Mapping[str, Any]
    failure: tuple[str, ...] = field(default=())
    withdrawn: str = ""


def catalogue(library: Library, shelved: Sequence[Shelved], today: date) -> str:
    """The page as HTML that stands beside the folders. Raises `ProblemsFound` like every template."""
    language = library.house.language
    labels, t = library.labels[language], partial(_word, library, language)
    editions = [_edition(library, each, today) for each in shelved]
    known = {
        "t": t,
        "language": language,
        "direction": labels.direction,
        "family": Markup(family(labels.font)),  # noqa: S704 - nothing that could end a CSS string is left in it
        "leaflets": list(_by_leaflet(editions)),
        "count": len(editions),
        "filters": [(name, choices) for name in _FILTERS if len(choices := _choices(editions, name)) > 1],
    }
    return rendered(library.root, "shelf.html", known)


def _word(library: Library, language: str, name: str, /, **values: object) -> str:
    text = said(library, language, "staff", name)
    return words.fill(text, {key: str(value) for key, value in values.items()})


def _by_leaflet(editions: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for title in dict.fromkeys(edition["leaflet"] for edition in editions):
        yield title, [edition for edition in editions if edition["leaflet"] == title]


def _choices(editions: Sequence[dict[str, Any]], name: str) -> list[str]:
    found = (edition[name] for edition in editions)
    each = (choice for said in found for choice in ([said] if isinstance(said, str) else said))
    return list(dict.fromkeys(filter(None, each)))


def _edition(library: Library, shelved: Shelved, today: date) -> dict[str, Any]:
    job, facts, house = shelved.job, shelved.facts, library.house.language
    t, region = partial(_word, library, house), library.regions[job.region]
    clinic = library.clinics[job.clinic].name if job.clinic else ""
    tell = partial(day, library.labels[house], region.date)
    states = list(_states(shelved, today))
    return {
        "leaflet": words.plain(library.titles[job.language][job.leaflet].title),
        "region": region.name.get(house, job.region.upper()),
        "paper": region.paper,
        "language": library.labels[job.language].name,
        "format": t(job.format),
        "clinic": clinic or job.clinic,
        "state": [t(f"shelf state {state}") for state in states],
        "kinds": states,
        "facts": facts,
        "withdrawn": shelved.withdrawn,
        "failure": shelved.failure,
        "issued": tell(date.fromisoformat(facts["issued"])) if facts else "",
        "review": tell(date.fromisoformat(facts["review"])) if facts else "",
        "signed": [
            (signer["name"], signer["role"], tell(date.fromisoformat(signer["date"]))) for signer in _signed(facts)
        ],
        "fullness": _fullness(facts),
        "shape": FORMATS[job.format],
        "files": [] if shelved.withdrawn else list(_files(shelved, t)),
        **_printing(shelved),
        "cover": next((f"{shelved.folder}/{name}" for name in facts.get("files", ()) if name.endswith(COVER)), ""),
    }


def _signed(facts: Mapping[str, Any]) -> Sequence[Mapping[str, str]]:
    found: Sequence[Mapping[str, str]] = facts.get("signed", ())
    return found


def _states(shelved: Shelved, today: date) -> Iterator[str]:
    """`withdrawn` or `missing` alone; or `draft` and `overdue` (past its review date), or one of them; or `signed`."""
    facts = shelved.facts
    if shelved.withdrawn or not facts:
        yield "withdrawn" if shelved.withdrawn else "missing"
        return
    overdue = date.fromisoformat(facts["review"]) < today
    if facts["draft"] or not overdue:
        yield "draft" if facts["draft"] else "signed"
    if overdue:
        yield "overdue"


def _fullness(facts: Mapping[str, Any]) -> tuple[int, int] | None:
    found = facts.get("fullness", ())
    return (min(found), max(found)) if found else None


def _printing(shelved: Shelved) -> dict[str, Any]:
    """The file for the office printer and how it is set, and the file for a print shop; nothing that is not there."""
    shape, names = FORMATS[shelved.job.format], list(shelved.facts.get("files", ()))
    sides = shape.sides(shelved.facts.get("pages", 0))
    return {
        "printed": _named(shelved, names, shape.to_print),
        "pressed": _named(shelved, names, "-press.pdf"),
        "turn": shape.turn(sides),
        "sheets": -(-sides // 2),
    }


def _named(shelved: Shelved, names: Sequence[str], ending: str) -> str:
    """The file of the set with this ending, if it is there and may be handed out."""
    name = f"{shelved.stem}{ending}"
    return name if name in names and not shelved.withdrawn else ""


def _files(shelved: Shelved, t: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the function that says a label
    """The address and the words of a link to each file, in the order of the table above, those unknown last."""
    names = list(shelved.facts.get("files", ()))
    endings = {name: name.removeprefix(shelved.stem) for name in names if not name.endswith(COVER)}
    rank = list(_FILES)
    for name in sorted(
        endings, key=lambda name: (rank.index(endings[name]) if endings[name] in rank else len(rank), name)
    ):
        known = _known(endings[name], FORMATS[shelved.job.format])
        yield f"{shelved.folder}/{name}", t(f"shelf file {known}") if known else endings[name].lstrip("-.")


def _known(ending: str, shape: Format) -> str | None:
    """What such a file is for: the pages are to be printed where no sheets of them are."""
    return "print" if ending == shape.to_print == ".pdf" else _FILES.get(ending)
