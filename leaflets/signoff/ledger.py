"""The ledger of sign-offs: what each entry must be, so that a hand edit that breaks it is told and counts for nothing.

It is a record, not a lock: who can write in the folder can also write a seal. Seals catch slips, not fraud.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from leaflets.model import Entry, Library, Signed, Signoff
from leaflets.problems import Place, Problem, Severity, known_names
from leaflets.signoff.passages import fingerprint_of

_SEAL_LETTERS = 16
_AGAIN = "Take this entry out, and have the words signed again with “python build.py sign-off”."


def seal_of(entry: Entry) -> str:
    """The seal that fits an entry: a digest of all that stands in it, the seal of the entry before it included."""
    said = entry.model_dump(mode="json", exclude={"seal"}, exclude_defaults=True)
    whole = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:_SEAL_LETTERS]


def sealed(library: Library, entry: Entry) -> Entry:
    """The entry as it is added to the ledger: it names the seal of the last one there, and carries its own."""
    after = library.ledger[-1].seal if library.ledger else ""
    linked = entry.model_copy(update={"after": after})
    return linked.model_copy(update={"seal": seal_of(linked)})


def text_name(leaflet: str, language: str, region: str, version: str) -> str:
    """The name, without its ending, of the file that keeps the signed text."""
    return f"{leaflet}-{language}-{region}-{version.replace('.', '-')}"


def text_file(library: Library, signed: Signoff | Signed) -> str:
    """The file that keeps the signed text of an entry."""
    name = text_name(signed.leaflet, signed.language, signed.region, signed.version)
    return f"{library.condition}/signed/{name}.yaml"


def kept(library: Library, signoff: Signoff) -> Signed | None:
    """The text that was signed, when it is kept."""
    name = text_name(signoff.leaflet, signoff.language, signoff.region, signoff.version)
    return library.signed.get(name)


def faults(library: Library) -> Iterator[Problem]:
    """Every entry that is not as it was written, and every signed text that does not fit; all are warnings."""
    if len(library.ledger) != _length(library):
        return  # an entry that cannot be read has been told already
    for index, entry in enumerate(library.ledger):
        yield from broken(library, index)
        before = library.ledger[index - 1].seal if index else ""
        if entry.after != before and entry.seal:
            message = "An entry before this one was taken out or put in by hand."
            hint = "Put the ledger back as it was, from a backup or from Git."
            yield Problem("ledger-gap", message, hint, _at(library, index, "after"), Severity.WARNING)
    yield from _orphans(library)


def broken(library: Library, index: int) -> Iterator[Problem]:
    """What is wrong with one entry itself; with any of this a sign-off does not count."""
    entry, here = library.ledger[index], _at(library, index)
    if entry.seal != seal_of(entry):
        message = "This entry was typed or changed by hand, so it does not count."
        yield Problem("ledger-changed", message, f"Put it back as it was. Or: {_AGAIN}", here, Severity.WARNING)
    if library.today and entry.date > library.today:
        message = f"The date {entry.date} has not come yet."
        hint = "Look at the date of this computer."
        yield Problem("ledger-future", message, hint, _at(library, index, "date"), Severity.WARNING)
    if entry in library.ledger[:index]:
        message = "This entry stands here a second time."
        yield Problem("ledger-twice", message, "Take one of the two out.", here, Severity.WARNING)
    yield from _unknown(library, index)
    if isinstance(entry, Signoff):
        yield from _text(library, index, entry)


def _length(library: Library) -> int:
    file = library.files.get(library.ledger_file)
    data = getattr(file, "data", None)
    return len(data) if isinstance(data, list) else len(library.ledger)


def _unknown(library: Library, index: int) -> Iterator[Problem]:
    entry = library.ledger[index]
    known = {"leaflet": library.leaflets, "language": library.titles, "region": library.regions}
    for what, names in known.items():
        name = getattr(entry, what)
        if name and name not in names:
            message = f"There is no {what} “{name}” any more."
            place = _at(library, index, what)
            yield Problem("ledger-unknown", message, known_names(name, names), place, Severity.WARNING)


def _text(library: Library, index: int, entry: Signoff) -> Iterator[Problem]:
    """The text that was signed is there, and still gives the fingerprint that was signed."""
    text, file, place = kept(library, entry), text_file(library, entry), _at(library, index, "fingerprint")
    hint = f"Put it back from a backup. Or: {_AGAIN}"
    if text is None:
        message = f"The text that was signed is not there: {file}."
        yield Problem("ledger-text-missing", message, hint, place, Severity.WARNING)
    elif fingerprint_of(text.passages) != entry.fingerprint:
        message = f"The text in {file} is not the one that was signed here."
        yield Problem("ledger-text-changed", message, hint, place, Severity.WARNING)


def _orphans(library: Library) -> Iterator[Problem]:
    signed = {text_file(library, entry) for entry in library.signoffs}
    for text in library.signed.values():
        file = text_file(library, text)
        if file not in signed:
            message = "A signed text is kept here, but nobody stands in the ledger for it."
            hint = f"Put {library.ledger_file} back as it was. If nobody signed, delete this file."
            yield Problem("ledger-text-orphan", message, hint, Place(file), Severity.WARNING)


def _at(library: Library, index: int, key: str = "") -> Place:
    file = library.files.get(library.ledger_file)
    return file.place((index, key) if key else (index,)) if file else Place(library.ledger_file)


def as_number(version: str) -> tuple[int, ...]:
    """A version such as 1.10, as numbers that can be compared."""
    return tuple(int(piece) for piece in version.split(".") if piece.isdigit())


def due(entry: Signoff, ticket: date) -> date:
    """Until when this sign-off lets the words stand: never beyond what the job ticket says."""
    return min(entry.review or ticket, ticket)
