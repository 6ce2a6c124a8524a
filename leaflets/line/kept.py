"""The pages of each stretch of an edition, kept from build to build in a file that may be deleted at any time."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from leaflets.memory import sealed
from leaflets.render import Pages, can_be_kept


@dataclass
class Kept:
    """What is known from before, and what was asked for since, by the digest of its HTML."""

    known: dict[bytes, bytes] = field(default_factory=dict)
    used: dict[bytes, bytes] = field(default_factory=dict)

    def pages(self, html: str) -> Pages | None:
        """The pages of this HTML as they were set before."""
        key = _digest(html)
        if key not in self.known:
            return None
        self.used[key] = self.known[key]
        pages: Pages = pickle.loads(self.known[key])  # noqa: S301 - it was written here: the file has our seal
        return pages

    def keep(self, html: str, pages: Pages) -> None:
        """Keeps the pages of this HTML, if they can be."""
        if can_be_kept(pages):
            self.used[_digest(html)] = pickle.dumps(pages)


def kept(place: Path, made_from: str) -> Kept:
    """What the file at `place` holds; nothing when it is damaged, or its pages were made from something else.

    `made_from` tells of all that shapes pages besides their HTML: styles, fonts, pictures, the program.
    """
    return Kept(sealed.recalled(place, made_from))


def keep(place: Path, made_from: str, pages: Kept) -> None:
    """Writes what was asked for, whole or not at all. A folder that cannot be written costs only time."""
    sealed.keep(place, made_from, pages.known, pages.used)


def _digest(html: str) -> bytes:
    return sha256(html.encode()).digest()
