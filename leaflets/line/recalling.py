"""Taking a leaflet back: nobody is to use it until a new version is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaflets import manifest, plan, shelf, signoff
from leaflets.line.entering import enter
from leaflets.model import Library, Withdrawal
from leaflets.problems import Problem, ProblemsFound


@dataclass(frozen=True)
class Recall:
    """Which leaflet is taken back, and why; no language or region means every one."""

    leaflet: str
    reason: str
    language: str = ""
    region: str = ""
    name: str = ""


def withdraw(library: Library, recall: Recall, today: date) -> Withdrawal:
    """Adds a withdrawal to the ledger. Raises `ProblemsFound` for a name that is not known, or without a reason."""
    languages = [recall.language] if recall.language else []
    regions = [recall.region] if recall.region else []
    plan.jobs(library, plan.Asked([recall.leaflet], languages=languages, regions=regions))
    if not recall.reason.strip():
        message = "A withdrawal needs a reason."
        hint = 'Type it in quotes, such as:  --reason "The emergency number is wrong."'
        raise ProblemsFound([Problem("reason-missing", message, hint)])
    entry = Withdrawal(
        withdrawn=" ".join(recall.reason.split()),
        leaflet=recall.leaflet,
        language=recall.language,
        region=recall.region,
        version=library.leaflets[recall.leaflet].version,
        date=today,
        name=" ".join(recall.name.split()),
    )
    enter(library, signoff.sealed(library, entry))
    return entry


def retire(out: Path, recall: Recall) -> list[Path]:
    """Moves every finished edition of a leaflet that is taken back to `superseded/`, and gives their manifests' places.

    Drafts go too: those that were made before do not say that they are withdrawn. Raises `ProblemsFound` when a file
    cannot be moved.
    """
    facts = {"leaflet": recall.leaflet, "language": recall.language, "region": recall.region}
    asked = {name: value for name, value in facts.items() if value}
    places = [place for place, said in manifest.below(out) if asked.items() <= said.items()]
    for place in places:
        shelf.supersede(out, place)
    return places
