"""The manifest beside each edition: what it is, what it was made from, and the digest of each of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ENDING = ".json"
SUPERSEDED = "superseded"
"""The folder, below that of finished leaflets, for editions that are no longer to be handed out."""


def written(name: str, files: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    """The manifest of an edition: its facts, and the SHA-256 of each of its files (ending -> bytes)."""
    digests = {f"{name}{ending}": hashlib.sha256(content).hexdigest() for ending, content in files.items()}
    return (json.dumps({**facts, "files": digests}, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read(path: Path) -> dict[str, Any] | None:
    """What this manifest says; None when it is not there or is none of ours."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) and isinstance(said.get("files"), dict) and "leaflet" in said else None


def whole(path: Path, said: Mapping[str, Any]) -> bool:
    """Whether every file that this manifest names stands beside it, byte for byte."""
    return all(_digest(path.parent / name) == found for name, found in said["files"].items())


def below(out: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every manifest in a folder of finished leaflets, in a steady order; those of superseded editions are left out."""
    for path in sorted(out.rglob(f"*{ENDING}")):
        kept = path.relative_to(out).parts
        if kept[0] != SUPERSEDED and not any(part.startswith(".") for part in kept) and (said := read(path)):
            yield path, said


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
