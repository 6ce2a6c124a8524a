"""What an editor is told of the files in `content/`: it fits what ships, and refuses slips."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from leaflets import model, schema, yamlfile

REPOSITORY = Path(__file__).parents[1]
CONTENT = sorted(path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "content").rglob("*.yaml"))
MADE = schema.files()

TICKET = """\
reference: A-1
version: 0.1
issued: 2026-11-22
review: 2028-11-22
formats: handout
sections: [start, 2]
fillable: yes
"""


def kinds_for(name: str) -> list[str]:
    """The kinds of file that a file is, by the globs; a star of an editor does not cross a slash."""
    return [kind for kind, globs in schema.GLOBS.items() if _wanted(name, globs)]


def _wanted(name: str, globs: tuple[str, ...]) -> bool:
    left_out = [glob[1:] for glob in globs if glob.startswith("!")]
    return any(_fits(name, glob) for glob in globs) and not any(_fits(name, glob) for glob in left_out)


def _fits(name: str, glob: str) -> bool:
    return name.count("/") == glob.count("/") and fnmatch(name, glob)


def slips(kind: str, data: Any) -> list[str]:
    """What an editor underlines."""
    found = Draft7Validator(json.loads(MADE[f"content/schemas/{kind}.json"])).iter_errors(_as_json(data))
    return [error.message for error in found]


def _as_json(data: Any) -> Any:
    """As an editor sees it: it knows no dates, and the names of fields are texts."""
    if isinstance(data, dict):
        return {str(key): _as_json(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_as_json(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def section(block: str) -> Any:
    """A section of one block, as an editor reads it."""
    return yaml.safe_load(f"title: A\nbody:\n{block}")


def properties_in(made: Any) -> Iterator[tuple[str, Any]]:
    """Each field of each record in a schema."""
    if isinstance(made, dict):
        yield from made.get("properties", {}).items() if isinstance(made.get("properties"), dict) else ()
        for value in made.values():
            yield from properties_in(value)
    elif isinstance(made, list):
        for value in made:
            yield from properties_in(value)


@pytest.mark.parametrize("name", MADE)
def test_the_schemas_that_ship_are_those_of_the_model(name: str):
    hint = "type: python build.py schema"
    assert (REPOSITORY / name).read_text("utf-8") == MADE[name], hint


@pytest.mark.parametrize("name", MADE)
def test_each_schema_is_one_and_describes_each_field(name: str):
    made = json.loads(MADE[name])
    Draft7Validator.check_schema(made)
    assert [key for key, field in properties_in(made) if not field.get("description")] == []


@pytest.mark.parametrize("name", CONTENT)
def test_all_that_ships_fits_its_one_schema_as_we_read_it_and_as_an_editor_does(name: str):
    (kind,) = kinds_for(name)
    assert slips(kind, yamlfile.read(REPOSITORY / name, name).data) == []
    assert slips(kind, yaml.safe_load((REPOSITORY / name).read_text("utf-8"))) == []


def test_vs_code_is_told_of_the_same_globs():
    told = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert told == {f"./{schema.FOLDER}/{kind}.json": list(globs) for kind, globs in schema.GLOBS.items()}


def test_what_an_editor_takes_for_numbers_dates_and_yes_may_stand():
    assert slips("leaflet", yaml.safe_load(TICKET)) == []


@pytest.mark.parametrize("kind", model.KINDS)
def test_every_kind_of_block_is_offered_with_what_it_is(kind: str):
    block = json.loads(MADE["content/schemas/section.json"])["$defs"]["Block"]["anyOf"][1]
    assert block["properties"][kind]["description"]


@pytest.mark.parametrize(
    "block",
    [
        "  - Plain text.",
        "  - paragraph: Plain text.\n    source: none\n    reason: no fact",
        "  - paragraph:\n      text: Plain text.\n    source: [A, B]",
        "  - bullets: [one, 2]\n    only: uk",
        "  - advice:\n      do: [a]\n      do not: [b]",
        "  - words:\n      nerve: a cable",
        "  - question:\n      ask: Why?\n      answer: So.",
        "  - lines: {label: Notes, rows: 3}",
        "  - lines: {label: Notes, rows: '3'}",
    ],
)
def test_the_shorthand_may_stand(block: str):
    assert slips("section", section(block)) == []
    assert model.section(yamlfile.parse(f"title: A\nbody:\n{block}\n".encode(), "a.yaml").data)[1] == []


@pytest.mark.parametrize(
    "block",
    [
        "  - bulets: [one]",
        "  - bullets: [one]\n    sorce: A",
        "  - bullets: [one]\n    steps: [two]",
        "  - source: A",
        "  - alert: {tier: soon, text: Go.}",
        "  - figure: {picture: arm, caption: An arm}",
        "  - - one",
    ],
)
def test_a_slip_in_a_block_is_underlined(block: str):
    assert slips("section", section(block))
    assert model.section(yamlfile.parse(f"title: A\nbody:\n{block}\n".encode(), "a.yaml").data)[1]


def test_a_missing_title_and_a_wrong_key_are_underlined():
    assert "'title' is a required property" in slips("section", {"body": []})
    assert slips("section", {"title": "A", "tilte": "A"})
    assert slips("section", {"title": "A", "parts": {"First Signs": {"title": "A"}}})
    assert slips("leaflet", {**yaml.safe_load(TICKET), "verson": "1.0"})
