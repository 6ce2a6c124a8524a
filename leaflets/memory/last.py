"""The last build of each kind that was asked for: what it read, what it wrote, and until when that holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from leaflets.memory.snapshot import Snapshot, digest, digest_of_file


@dataclass(frozen=True)
class Last:
    """A build that made all it was asked for.

    `inputs` is the digest of everything it read; `made` the day it ran, `until` the next day on which the same words
    would be told or printed otherwise (a review date); `outputs` are its files, each with the SHA-256 of its bytes;
    `beside` the files it read outside the project's rooms, likewise. `said` is what it told at its end.
    """

    inputs: str
    made: str
    until: str
    outputs: Mapping[str, str]
    beside: Mapping[str, str]
    said: str


def last(  # noqa: PLR0913, PLR0917 - one for each thing that is remembered
    now: Snapshot, today: date, until: str, outputs: Mapping[str, str], said: str, beside: Mapping[str, str]
) -> Last:
    """A build of today that read these bytes and wrote these files; `Last` says what each is."""
    return Last(now.whole, today.isoformat(), until, outputs, beside, said)


def unchanged(cache: Path, asked: Sequence[str], now: Snapshot, today: date) -> Last | None:
    """The last build that was asked for in the same words, when a new one would make the very same files."""
    last = _read(_place(cache, asked))
    if last is None or last.inputs != now.whole or not last.made <= today.isoformat() < last.until:
        return None
    files = {**last.outputs, **last.beside}
    return last if all(digest_of_file(Path(name)) == found for name, found in files.items()) else None


def remember(cache: Path, asked: Sequence[str], last: Last) -> None:
    """Keeps this build in mind for the next. A cache that cannot be written costs only time."""
    place = _place(cache, asked)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(asdict(last), indent=1, sort_keys=True), "utf-8")
    except OSError:
        return


def _place(cache: Path, asked: Sequence[str]) -> Path:
    return cache / "builds" / f"{digest(json.dumps(list(asked)).encode())[:32]}.json"


def _read(place: Path) -> Last | None:
    try:
        return Last(**json.loads(place.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
