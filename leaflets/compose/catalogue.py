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
from leaflets.formats import FORMATS
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
    """

    job: Job
    folder: str
    stem: str
    facts: Mapping[str, Any]
    failure: tuple[str, ...] = field(default=())


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
    return [choice for choice in dict.fromkeys(edition[name] for edition in editions) if choice]


def _edition(library: Library, shelved: Shelved, today: date) -> dict[str, Any]:
    job, facts, house = shelved.job, shelved.facts, library.house.language
    t, region = partial(_word, library, house), library.regions[job.region]
    clinic = library.clinics[job.clinic].name if job.clinic else ""
    tell = partial(day, library.labels[house], region.date)
    state = _state(facts, today)
    return {
        "leaflet": words.plain(library.titles[job.language][job.leaflet].title),
        "region": region.name.get(house, job.region.upper()),
        "language": library.labels[job.language].name,
        "format": t(job.format),
        "clinic": clinic or job.clinic,
        "state": t(f"shelf state {state}"),
        "kind": state,
        "facts": facts,
        "withdrawn": facts.get("withdrawn", ""),
        "failure": shelved.failure,
        "issued": tell(date.fromisoformat(facts["issued"])) if facts else "",
        "review": tell(date.fromisoformat(facts["review"])) if facts else "",
        "signed": [
            (signer["name"], signer["role"], tell(date.fromisoformat(signer["date"]))) for signer in _signed(facts)
        ],
        "fullness": _fullness(facts),
        "panels": FORMATS[job.format].panelled,
        "edge": _edge(job, facts),
        "files": list(_files(shelved, t)),
        "cover": next((f"{shelved.folder}/{name}" for name in facts.get("files", ()) if name.endswith(COVER)), ""),
    }


def _signed(facts: Mapping[str, Any]) -> Sequence[Mapping[str, str]]:
    found: Sequence[Mapping[str, str]] = facts.get("signed", ())
    return found


def _state(facts: Mapping[str, Any], today: date) -> str:
    """`missing`, `withdrawn`, `overdue` (past its review date), `draft` or `signed`."""
    if not facts:
        return "missing"
    if facts.get("withdrawn"):
        return "withdrawn"
    if facts["draft"]:
        return "draft"
    return "overdue" if date.fromisoformat(facts["review"]) < today else "signed"


def _fullness(facts: Mapping[str, Any]) -> tuple[int, int] | None:
    found = facts.get("fullness", ())
    return (min(found), max(found)) if found else None


def _edge(job: Job, facts: Mapping[str, Any]) -> str:
    """The label of what to choose for both sides of the paper."""
    if FORMATS[job.format].fold != "pages":
        return "short edge"
    return "one side" if facts.get("pages") == 1 else "long edge"


def _files(shelved: Shelved, t: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the function that says a label
    """The address and the words of a link to each file, in the order of the table above, those unknown last."""
    names = list(shelved.facts.get("files", ()))
    endings = {name: name.removeprefix(shelved.stem) for name in names if not name.endswith(COVER)}
    rank = list(_FILES)
    for name in sorted(
        endings, key=lambda name: (rank.index(endings[name]) if endings[name] in rank else len(rank), name)
    ):
        known = _FILES.get(endings[name])
        yield f"{shelved.folder}/{name}", t(f"shelf file {known}") if known else endings[name].lstrip("-.")
