"""Reads all of `content/` into one `Library`, and tells every problem of every file in one run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from leaflets import model, yamlfile
from leaflets.model import AnyRecord, Fault, Library
from leaflets.problems import Place, Problem, ProblemsFound, Severity
from leaflets.yamlfile import YamlFile

NOT_SECTIONS = frozenset({"titles", "style"})


@dataclass(frozen=True)
class Loaded:
    """What could be read. `library` is missing when the house file cannot be read; nothing works without it."""

    library: Library | None
    problems: tuple[Problem, ...]


@dataclass
class _Reader:
    """The files read so far and the problems seen in them; lives for one `load` only."""

    root: Path
    files: dict[str, YamlFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def file(self, name: str) -> YamlFile | None:
        try:
            read = yamlfile.read(self.root / name, name)
        except ProblemsFound as found:
            self.problems += found.problems
            return None
        self.files[name] = read
        self.problems += read.notes
        return read

    def record(self, name: str, kind: type[AnyRecord]) -> AnyRecord | None:
        file = self.file(name)
        return self.checked(file, (), file.data, kind) if file else None

    def records(self, name: str, kind: type[AnyRecord]) -> dict[str, AnyRecord]:
        """A file that holds one record for each name."""
        file = self.file(name)
        if file is None or file.data == "":
            return {}
        if not isinstance(file.data, Mapping):
            self.problems += _problems(file, (), [_NAMES_EXPECTED])
            return {}
        made = {key: self.checked(file, (key,), value, kind) for key, value in file.data.items()}
        return {key: record for key, record in made.items() if record is not None}

    def folder(self, name: str, kind: type[AnyRecord]) -> dict[str, AnyRecord]:
        """A folder that holds one file for each record."""
        made = {path.stem: self.record(f"{name}/{path.name}", kind) for path in _yaml_files(self.root / name)}
        return {key: record for key, record in made.items() if record is not None}

    def checked(self, file: YamlFile, at: tuple[str | int, ...], data: Any, kind: type[AnyRecord]) -> AnyRecord | None:  # noqa: ANN401
        made = model.checked(kind, data)
        if not isinstance(made, list):
            return made
        self.problems += _problems(file, at, made)
        return None

    def section(self, name: str) -> model.Section:
        """The section in this file; an empty one when it cannot be read, so that no second problem is told of it."""
        file = self.file(name)
        made, faults = model.section(file.data) if file else (None, [])
        self.problems += _problems(file, (), faults) if file else []
        return made or model.Section(title=Path(name).stem)


_NAMES_EXPECTED = Fault(
    (), "not-a-record", "Names with values are expected in this file.", "Write “name: …” on each line."
)
_LIST_EXPECTED = Fault((), "not-a-list", "A list is expected in this file.", "Begin each sign-off with “- ”.")


def _problems(file: YamlFile, at: tuple[str | int, ...], faults: Iterable[Fault]) -> Iterator[Problem]:
    for fault in faults:
        place = file.place((*at, *fault.path), key=fault.at_key)
        yield Problem(fault.code, fault.message, fault.hint, place)


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("."))


def load(root: Path) -> Loaded:
    """Reads the content below `root` (the project's folder). Never raises for what people wrote."""
    reader = _Reader(root)
    house = reader.record("content/house.yaml", model.House)
    regions = reader.folder("content/regions", model.Region)
    labels = reader.folder("content/labels", model.Labels)
    clinics = reader.folder("content/clinics", model.Clinic)
    reader.problems += _misnamed(root)
    if house is None:
        return Loaded(None, tuple(reader.problems))
    condition = f"content/{house.condition}"
    languages = _languages(root / condition)
    library = Library(
        root=root,
        house=house,
        regions=regions,
        clinics=clinics,
        labels=labels,
        leaflets=reader.folder(f"{condition}/leaflets", model.Leaflet),
        sources=reader.records(f"{condition}/sources.yaml", model.Source),
        titles={name: reader.records(f"{condition}/{name}/titles.yaml", model.Title) for name in languages},
        sections={name: _sections(reader, condition, name) for name in languages},
        ledger=tuple(_ledger(reader, f"{condition}/signoffs.yaml")),
        signed=reader.folder(f"{condition}/signed", model.Signed),
        reader_tests=_reader_tests(reader, f"{condition}/reader-tests.yaml"),
        styles={name: _style(reader, condition, name) for name in languages},
        files=reader.files,
    )
    return Loaded(library, tuple(reader.problems))


def _languages(condition: Path) -> list[str]:
    """The languages this condition has: its folders with a titles file."""
    return sorted(folder.parent.name for folder in condition.glob("*/titles.yaml"))


def _sections(reader: _Reader, condition: str, language: str) -> dict[str, model.Section]:
    folder = reader.root / condition / language
    names = [path.stem for path in _yaml_files(folder) if path.stem not in NOT_SECTIONS]
    return {name: reader.section(f"{condition}/{language}/{name}.yaml") for name in names}


def _style(reader: _Reader, condition: str, language: str) -> model.Style:
    """What the rules of plain language need to know; a language without such a file is left alone by them."""
    halves = (f"content/style/{language}.yaml", f"{condition}/{language}/style.yaml")
    there = [reader.record(name, model.Style) for name in halves if (reader.root / name).exists()]
    return reduce(model.Style.with_, filter(None, there), model.Style())


def _ledger(reader: _Reader, name: str) -> Iterator[model.Entry]:
    """The ledger of sign-offs and withdrawals; there is none until somebody signs."""
    file = reader.file(name) if (reader.root / name).exists() else None
    if file is None:
        return
    if not isinstance(file.data, list):
        reader.problems += _problems(file, (), [_LIST_EXPECTED])
        return
    for index, entry in enumerate(file.data):
        withdrawn = isinstance(entry, Mapping) and "withdrawn" in entry
        kind: type[model.Signoff | model.Withdrawal] = model.Withdrawal if withdrawn else model.Signoff
        made = reader.checked(file, (index,), entry, kind)
        yield from [made] if made else []


def _reader_tests(reader: _Reader, name: str) -> dict[str, model.ReaderTest]:
    """What came of tests with readers; there is no such file before the first."""
    return reader.records(name, model.ReaderTest) if (reader.root / name).exists() else {}


def _misnamed(root: Path) -> Iterator[Problem]:
    """Files an editor saved beside the others under a name that is not read, or that cannot stand in an address."""
    for path in sorted((root / "content").rglob("*")):
        place = Place(path.relative_to(root).as_posix())
        if path.is_file() and path.suffix.lower() in {".yml", ".txt", ".docx", ".rtf"}:
            message = "This file is not read: its name does not end in .yaml."
            hint = f"Save it as plain text under the name “{path.stem.removesuffix('.yaml')}.yaml”."
            yield Problem("file-name", message, hint, place, Severity.WARNING)
        elif path.suffix == ".yaml" and not re.fullmatch(r"\..*|[a-z0-9][a-z0-9-]*", path.stem):
            message = "The name of this file has letters that cannot stand in a name."
            hint = "Use small letters a to z, digits and hyphens, and no spaces."
            yield Problem("name-letters", message, hint, place)
