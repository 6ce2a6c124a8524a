"""The tests mirror the code: each module has its test file, and each test file its module."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
LEAFLETS = TESTS.parent / "leaflets"

# Test files that look at all of the code, and not at one module. An entry whose file is gone must go too.
OF_NO_MODULE = {
    "docs": "reads the documentation",
    "editions": "has every finished file judged",
    "floors": "reads the imports of every module",
    "drawings": "looks at the drawings that ship",
    "mirror": "this one",
    "pages": "compares pictures of pages",
    "web": "has every web page judged",
}

NAMED_AFTER = {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}


def modules() -> set[str]:
    """Each module, as the name of its test file would end: `model`, and `model_blocks` for a file of that package."""
    files = {path.relative_to(LEAFLETS).with_suffix("") for path in LEAFLETS.rglob("*.py")}
    return {"_".join(path.parts).removesuffix("___init__") for path in files} - {"__init__"} | {"build"}


def test_each_module_has_its_test_file():
    whole = {name.partition("_")[0] for name in modules()}
    assert whole - {name.partition("_")[0] for name in NAMED_AFTER} == set()


def test_each_test_file_has_its_module():
    assert NAMED_AFTER - modules() == set(OF_NO_MODULE)
