"""Adds an entry to the ledger, and leaves all that stands in it as it is."""

from __future__ import annotations

from leaflets import yamlfile
from leaflets.model import Entry, Library
from leaflets.problems import Place, Problem, ProblemsFound

_HEAD = """\
# Who signed which words, and what was withdrawn. “python build.py sign-off” and “withdraw” write here.
# Do not change an entry by hand: it would no longer count. docs/governance.md says more.
"""


def enter(library: Library, entry: Entry) -> None:
    """Adds an entry to the ledger. Raises `ProblemsFound` when that cannot be done; the file is then as it was."""
    path, name = library.root / library.ledger_file, library.ledger_file
    said = {key: value for key, value in entry.model_dump(mode="json").items() if value}
    before = path.read_bytes().decode("utf-8") if path.exists() else _HEAD
    after = yamlfile.with_entry(before, said)
    if not _reads_as(after, [*_entries(library), said]):
        message = "The new entry cannot be added: this file is not laid out as “sign-off” writes it."
        hint = "Begin each entry on a line of its own with “- ”, as in docs/governance.md."
        raise ProblemsFound([Problem("ledger-layout", message, hint, Place(name))])
    yamlfile.save(path, name, after)


def _reads_as(text: str, data: object) -> bool:
    try:
        return bool(yamlfile.parse(text.encode(), "").data == data)
    except ProblemsFound:
        return False


def _entries(library: Library) -> list[object]:
    data = getattr(library.files.get(library.ledger_file), "data", [])
    return data if isinstance(data, list) else []
