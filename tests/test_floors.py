"""Imports go down the floors only, and each library has one door. Both are read from the source, never by importing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]

# A module may import from lower floors only, never from its own: `load` and `plan`, say, do not know each other.
FLOORS = {
    "build": 6,
    "commands": 5,
    "watch": 4,
    "line": 3,
    "check": 2,
    "compose": 2,
    "doctor": 2,
    "impose": 2,
    "load": 2,
    "plan": 2,
    "preflight": 2,
    "prove": 2,
    "render": 2,
    "schema": 2,
    "shelf": 2,
    "signoff": 2,
    "formats": 1,
    "haste": 1,
    "manifest": 1,
    "model": 1,
    "palette": 1,
    "pdffile": 1,
    "tagging": 1,
    "words": 1,
    "yamlfile": 1,
    "wordfile": 1,
    "memory": 0,
    "problems": 0,
    "readability": 0,
    "spelling": 0,
}

# The only modules that may import a library. More than one door is an exception with a reason.
DOORS = {
    "PIL": {"pdffile"},
    "click": {"build", "commands"},  # the first lists the commands of the second
    "docx": {"wordfile"},
    "filelock": {"shelf"},
    "jinja2": {"compose"},
    "markdown_it": {"words"},
    "markupsafe": {"compose", "words"},  # both make HTML; it is one function, escape
    "numpy": {"pdffile"},
    "pikepdf": {"pdffile"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "pydyf": {"tagging"},
    "pypdfium2": {"pdffile"},
    "syllapy": {"readability"},
    "segno": {"compose"},
    "spellchecker": {"spelling"},
    "tinycss2": {"prove"},
    "watchfiles": {"watch"},
    "weasyprint": {"render", "haste", "tagging"},  # private hooks stand apart from its use
    "yaml": {"yamlfile"},
    "zxingcpp": {"pdffile"},
}

# What WeasyPrint documents for others; the rest of it is private, and only `haste` and `tagging` look there.
WEASYPRINT_IN_PUBLIC = {
    "weasyprint",
    "weasyprint.CSS",
    "weasyprint.Document",
    "weasyprint.HTML",
    "weasyprint.text.fonts",
    "weasyprint.urls",
}

SOURCES = sorted([*(REPOSITORY / "leaflets").rglob("*.py"), REPOSITORY / "build.py"])


def module_of(path: Path) -> str:
    """The module on a floor that a file belongs to; a package is one module. Empty for leaflets/__init__.py."""
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return parts[-1] if len(parts) == 1 else parts[1].removesuffix("__init__")


def imports(source: str) -> Iterator[tuple[int, str]]:
    """The line and the full name of everything that is imported anywhere in a source, for types alone too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            whole = start in {"leaflets", *DOORS}
            yield from ((node.lineno, f"{start}.{alias.name}" if whole else start) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"__import__", "importlib.import_module"}:
            yield node.lineno, "?" + ast.unparse(node)


def faults(module: str, source: str) -> list[str]:
    """What is wrong with the imports of a source that belongs to a module."""
    found = ((line, name, _fault(module, name)) for line, name in imports(source))
    return [f"line {line}: {name}: {fault}" for line, name, fault in found if fault]


def _fault(module: str, name: str) -> str:
    library, _, inner = name.partition(".")
    if name.startswith((".", "?")):
        return "written so that its floor cannot be read; write the full name"
    if library == "leaflets":
        return _wrong_floor(module, inner.split(".")[0])
    if library in DOORS:
        return _wrong_door(module, name, library)
    return "" if library in sys.stdlib_module_names else "a library without a door in this table"


def _wrong_floor(module: str, other: str) -> str:
    if not other or other == module:
        return ""
    if other not in FLOORS:
        return "a module without a floor in this table"
    return "" if FLOORS[other] < FLOORS[module] else f"from floor {FLOORS[module]} to floor {FLOORS[other]}"


def _wrong_door(module: str, name: str, library: str) -> str:
    if module not in DOORS[library]:
        return f"a second door; its door is {' and '.join(sorted(DOORS[library]))}"
    private = library == "weasyprint" and module not in {"haste", "tagging"} and name not in WEASYPRINT_IN_PUBLIC
    return "private to WeasyPrint; only haste and tagging look there" if private else ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_imports_go_down_and_through_the_doors(path):
    assert faults(module_of(path), path.read_text("utf-8")) == []


def test_every_module_stands_on_a_floor_and_every_floor_holds_modules_that_exist():
    assert {module_of(path) for path in SOURCES} - {""} == set(FLOORS)


def test_every_door_is_used():
    used = {(name.split(".")[0], module_of(path)) for path in SOURCES for _, name in imports(path.read_text("utf-8"))}
    assert {(library, module) for library, modules in DOORS.items() for module in modules} <= used


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("problems", "from leaflets import words", "from floor 0 to floor 1"),
        ("check", "from leaflets.line import Done", "from floor 2 to floor 3"),
        ("check", "import leaflets.load", "from floor 2 to floor 2"),
        ("plan", "from leaflets import problems, signoff", "from floor 2 to floor 2"),
        ("words", "from leaflets.formats import FORMATS", "from floor 1 to floor 1"),
        ("words", "if TYPE_CHECKING:\n    from leaflets.plan import Asked", "from floor 1 to floor 2"),
        ("words", "def late():\n    from leaflets import load", "from floor 1 to floor 2"),
        ("words", "from leaflets.pots import pan", "without a floor"),
        ("load", "import yaml", "its door is yamlfile"),
        ("load", "import yaml.events as e", "its door is yamlfile"),
        ("compose", "if TYPE_CHECKING:\n    from pydantic import BaseModel", "its door is model"),
        ("prove", "import numpy as np", "its door is pdffile"),
        ("build", "import requests", "without a door"),
        ("render", "from weasyprint.pdf.stream import Stream", "private to WeasyPrint"),
        ("render", "import weasyprint.document", "private to WeasyPrint"),
        ("load", "from . import plan", "write the full name"),
        ("load", "importlib.import_module('yaml')", "write the full name"),
    ],
)
def test_an_import_that_breaks_the_rules_is_seen(module, source, fault):
    (only,) = faults(module, source)
    assert fault in only


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("line", "from leaflets import check, load, problems"),
        ("model", "from leaflets.model.blocks import Block\nfrom leaflets.problems import Place\nimport pydantic"),
        ("tagging", "from weasyprint.pdf.stream import Stream"),
        ("render", "import weasyprint.text.fonts\nfrom weasyprint.urls import URLFetcher\nfrom weasyprint import HTML"),
        ("build", "import click\nimport importlib.metadata"),
    ],
)
def test_an_import_that_keeps_the_rules_is_let_pass(module, source):
    assert faults(module, source) == []


def test_build_loads_nothing_heavy_before_it_must():
    """`--help` and slips in a command are answered at once: what takes long to load waits until it is needed."""
    heavy = {"weasyprint", "pydantic", "jinja2", "yaml", "numpy", "pikepdf", "pypdfium2", "markdown_it", "tinycss2"}
    code = "import sys, build; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=REPOSITORY, text=True).split()
    assert "build" in loaded
    assert heavy & set(loaded) == set()


def test_help_is_answered_without_anything_heavy():
    code = "import sys, build; build.main(['--help'], standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, text=True, capture_output=True, check=True)
    assert "Turns the words in content/ into leaflets to print." in done.stdout
    assert {"weasyprint", "pydantic", "jinja2", "yaml", "numpy"} & set(done.stderr.split()) == set()


def test_a_look_at_the_words_loads_neither_what_lays_out_nor_what_reads_a_pdf():
    code = (
        "import sys, datetime, pathlib; from leaflets import line;"
        "line.checked(pathlib.Path(), datetime.date(2026, 11, 25)); print(*sys.modules)"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=REPOSITORY, text=True).split()
    assert "leaflets.check" in loaded
    assert {"weasyprint", "jinja2", "numpy", "pikepdf", "pypdfium2", "PIL", "docx", "filelock"} & set(loaded) == set()
