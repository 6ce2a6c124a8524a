"""What was worked out before, by digests of what it was worked out from, in a file that may be deleted at any time."""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_SEAL = sha256().digest_size


def recalled(place: Path, made_from: str) -> dict[bytes, bytes]:
    """What the file holds; nothing when it is not there, is damaged, or was made from something else.

    `made_from` tells of all that has a part in it besides what the keys stand for: our code, the libraries, Python.
    """
    try:
        held = place.read_bytes()
    except OSError:
        return {}
    body = held[_SEAL:]
    if held[:_SEAL] != _seal(body, made_from):
        return {}
    known: dict[bytes, bytes] = marshal.loads(body)  # noqa: S302 - it has our seal
    return known


def keep(place: Path, made_from: str, known: Mapping[bytes, bytes], used: dict[bytes, bytes]) -> None:
    """Writes what was `used`, whole or not at all; where that is all that was `known`, the file only counts as used.

    A file that cannot be written costs only time.
    """
    with suppress(OSError):
        if used.keys() == known.keys():
            os.utime(place)
            return
        body = marshal.dumps(used)
        place.parent.mkdir(parents=True, exist_ok=True)
        desk = place.with_name(f"{place.name}.{os.getpid()}")
        desk.write_bytes(_seal(body, made_from) + body)
        desk.replace(place)


def _seal(body: bytes, made_from: str) -> bytes:
    return sha256(made_from.encode() + b"\0" + body).digest()
