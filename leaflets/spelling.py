"""Which English words a dictionary does not know, and what was meant. The one door to pyspellchecker. No network.

Its dictionary takes a third of a second to load, so the words that it knew are remembered in a folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker

# Letters of the longest word for which two slips are looked for: the number of tries grows with the square of it.
_LONG = 7


def unknown(words: Iterable[str], folder: Path) -> set[str]:
    """Those of the words, all in small letters, that the dictionary does not know. A folder not writable costs time."""
    asked = set(words)
    place = folder / f"spelling-en-{version('pyspellchecker')}.txt"
    remembered = _remembered(place)
    new = asked - remembered
    strange = set(_dictionary().unknown(new)) if new else set()
    if new - strange:
        _remember(place, (remembered & asked) | (new - strange))
    return strange


def meant(word: str, others: Iterable[str] = ()) -> str:
    """The word that was probably meant, one of these others or of the dictionary, or nothing."""
    dictionary = _dictionary()
    if near := sorted(dictionary.edit_distance_1(word) & {*others}):
        return near[0]
    dictionary.distance = 2 if len(word) <= _LONG else 1
    found = dictionary.correction(word) or ""
    return "" if found == word else str(found)


@cache
def _dictionary() -> SpellChecker:
    from spellchecker import SpellChecker  # noqa: PLC0415 - loaded only when there are new words

    return SpellChecker(language="en")


def _remembered(place: Path) -> set[str]:
    try:
        return set(place.read_text("utf-8").split())
    except (OSError, ValueError):
        return set()


def _remember(place: Path, known: Iterable[str]) -> None:
    """Keeps these words; whoever reads meanwhile finds the old list or the new one, whole."""
    fresh = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text("\n".join(sorted(known)), "utf-8", newline="\n")
        fresh.replace(place)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
