"""What all tests share: files of expected text, and the option that writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files anew")


@pytest.fixture
def same_as_golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file of expected text, or writes that file when `--update-golden` is given."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text + "\n", f"{path.name} says otherwise; see --update-golden"

    return compare
