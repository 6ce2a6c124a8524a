"""The last build of each kind that was asked for: what it read, what it wrote, and until when that holds."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from leaflets.memory.snapshot import AnyPath, Snapshot, digest, digest_of_file, snapshot


class Last(NamedTuple):
    """A build that made all it was asked for.

    `inputs` is the digest of everything it read; `made` the day it ran, `until` the next day on which the same words
    would be told or printed otherwise (a review date), both as 2026-11-25; `outputs` are its files, each with the
    SHA-256 of its bytes; `beside` the files it read outside the project's rooms, likewise. `said` is what the next
    build says when nothing has changed.
    """

    inputs: str
    made: str
    until: str
    outputs: Mapping[str, str]
    said: str
    beside: Mapping[str, str]


def unchanged(cache: AnyPath, asked: Sequence[str], now: Snapshot, today: str) -> Last | None:
    """The last build that was asked for in the same words, when a new one would make the very same files."""
    last = _read(_place(cache, asked))
    if last is None or last.inputs != now.whole or not last.made <= today < last.until:
        return None
    files = {**last.outputs, **last.beside}
    return last if all(digest_of_file(name) == found for name, found in files.items()) else None


def nothing_changed(cache: AnyPath, asked: Sequence[str], root: AnyPath, today: str) -> Last | None:
    """The same; the project at `root` is read only when something was asked for in these words before."""
    return unchanged(cache, asked, snapshot(root), today) if os.path.exists(_place(cache, asked)) else None


def remember(cache: AnyPath, asked: Sequence[str], last: Last) -> None:
    """Keeps this build in mind for the next. A cache that cannot be written costs only time."""
    place = _place(cache, asked)
    head = [last.inputs, last.made, last.until, last.said.replace("\n", " ")]
    files = [f"{name} {found} {path}" for name in _LISTS for path, found in getattr(last, name).items()]
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join([*head, *files]))
    except OSError:
        return


def _place(cache: AnyPath, asked: Sequence[str]) -> str:
    return os.path.join(os.fspath(cache), "builds", digest("\0".join(asked).encode())[:32])


# Lines of text: reading JSON would take longer to load than all the rest of the look.
_LISTS = ("outputs", "beside")


def _read(place: str) -> Last | None:
    try:
        with open(place, encoding="utf-8") as file:
            inputs, made, until, said, *rest = file.read().split("\n")
        files: dict[str, dict[str, str]] = {name: {} for name in _LISTS}
        for line in rest:
            name, found, path = line.split(" ", 2)
            files[name][path] = found
    except (OSError, ValueError, KeyError):
        return None
    return Last(inputs, made, until, files["outputs"], said, files["beside"])
