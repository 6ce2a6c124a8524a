"""Puts a file into its place whole or not at all, and adds an entry to a list without touching what stands in it."""

from __future__ import annotations

import os
import pathlib
import tempfile
from collections.abc import Mapping
from typing import Any

from leaflets.problems import Place, Problem, ProblemsFound
from leaflets.yamlfile.emit import as_yaml


def save(path: pathlib.Path, name: str, text: str) -> None:
    """The file at `path`, told to people as `name`, with this text. Raises `ProblemsFound`; it is then as it was."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=path.parent, ignore_cleanup_errors=True) as desk:
            new = pathlib.Path(desk) / path.name
            with new.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
    except OSError as error:
        hint = "Close it in other programs, and look whether the disk is full."
        message = f"The file cannot be saved ({error.strerror})."
        raise ProblemsFound([Problem("not-written", message, hint, Place(name))]) from error


def with_entry(text: str, entry: Mapping[str, Any]) -> str:
    """The text of a file that is one list, with this entry after its last; comments and line ends stay as they are."""
    ending = "\r\n" if "\r\n" in text else "\n"
    first = next((line for line in text.splitlines() if line.lstrip().startswith("- ")), "")
    added = as_yaml([entry], indent=len(first) - len(first.lstrip())).replace("\n", ending)
    return text + ("" if not text or text.endswith("\n") else ending) + added
