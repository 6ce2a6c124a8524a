"""The versions that were signed, by everybody who has to sign: what was handed out, and until when it may stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaflets.model import Library, Passage, Signoff
from leaflets.signoff.ledger import as_number, broken, kept


@dataclass(frozen=True)
class Issue:
    """A version of a leaflet in one language and region that all who are wanted signed; `signed` is never empty."""

    version: str
    signed: tuple[Signoff, ...]
    passages: tuple[Passage, ...]

    @property
    def signed_on(self) -> date:
        """The day on which the last of them signed."""
        return max(entry.date for entry in self.signed)

    @property
    def review(self) -> date | None:
        """The day until which all of them let it stand."""
        return min((entry.review for entry in self.signed if entry.review), default=None)


def issues(library: Library, leaflet: str, language: str, region: str) -> list[Issue]:
    """The versions of this leaflet that were signed by all who are wanted, the newest last."""
    found: dict[tuple[str, str], dict[tuple[str, str], Signoff]] = {}
    for index, entry in enumerate(library.ledger):
        ours = (entry.leaflet, entry.language, entry.region) == (leaflet, language, region)
        if isinstance(entry, Signoff) and ours and not list(broken(library, index)):
            found.setdefault((entry.version, entry.fingerprint), {})[entry.kind, entry.name] = entry
    made = [_issue(library, version, tuple(signed.values())) for (version, _), signed in found.items()]
    wanted = set(library.house.needs)
    whole = [issue for issue in made if wanted <= {entry.kind for entry in issue.signed}]
    return sorted(whole, key=lambda issue: as_number(issue.version))


def _issue(library: Library, version: str, signed: tuple[Signoff, ...]) -> Issue:
    text = kept(library, signed[0])
    return Issue(version, signed, text.passages if text else ())
