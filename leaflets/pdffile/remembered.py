"""What was read of each page, remembered by the digest of the page, so that only pages that differ are read again.

Nothing is remembered but within `remembering`. All of it is in files that may be deleted at any time.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from leaflets.memory.sealed import keep, recalled
from leaflets.pdffile.digests import page_digests
from leaflets.pdffile.glyphs import Raw
from leaflets.pdffile.opening import opened

_T = TypeVar("_T")


@dataclass
class _Memory:
    """What is known from before, and what was asked for since: by keys, each as `marshal` writes it."""

    known: dict[bytes, bytes]
    used: dict[bytes, bytes] = field(default_factory=dict)
    digests: dict[bytes, list[bytes]] = field(default_factory=dict)  # of the pages of each file

    def of_pages(self, pdf: bytes) -> list[bytes]:
        """The digest of each page of a file, empty where it has none."""
        if pdf not in self.digests:
            self.digests[pdf] = page_digests(pdf)
        return self.digests[pdf]

    def recalled(self, key: bytes, read: Callable[[], _T]) -> _T:
        """What was read before, or else what is read now."""
        kept = self.used.get(key) or self.known.get(key)
        if kept is None:
            value = read()
            self.used[key] = marshal.dumps(value)  # type: ignore[arg-type]  # it is plain
            return value
        self.used[key] = kept
        known: _T = marshal.loads(kept)  # noqa: S302 - it was written here: the file has our seal
        return known


_memory: ContextVar[_Memory | None] = ContextVar("_memory", default=None)


@contextmanager
def remembering(place: Path, program: str, *, afresh: bool = False) -> Iterator[None]:
    """What is read of pages inside is taken from the file at `place` where it is known, and kept there for next time.

    `program` is a digest of all that has a part in reading: our code, the libraries, Python. What another program kept
    does not count, nor does a damaged file, nor anything when all is to be read `afresh`. The file then holds what was
    asked for this time, and no more. One that cannot be read or written costs only time.
    """
    memory = _Memory({} if afresh else recalled(place, program))
    before = _memory.set(memory)
    try:
        yield
    except BaseException:
        memory.used = {**memory.known, **memory.used}  # not all was come to
        raise
    finally:
        _memory.reset(before)
        keep(place, program, memory.known, memory.used)


def each_page(pdf: bytes, kind: str, read: Callable[[Raw, int], _T], asked: Sequence[bytes] = ()) -> Iterator[_T]:
    """What `read` gives for each page as PDFium has it, and its place from 0.

    This must follow from the page, the `kind` of question and what is `asked` of that page (nothing beyond the last
    one given), never from its place. It is plain: numbers, texts, None, and tuples and lists of those.
    Raises `ProblemsFound` for what is no PDF.
    """
    memory = _memory.get()
    with opened(pdf) as document:
        digests = memory.of_pages(pdf) if memory else []
        for at in range(len(document)):
            if memory and len(digests) == len(document) and digests[at]:
                question = sha256(digests[at] + kind.encode() + b"\0" + b"".join(asked[at : at + 1]))
                yield memory.recalled(question.digest(), partial(read_now, document, at, read))
            else:
                yield read_now(document, at, read)


def read_now(document: Raw, at: int, read: Callable[[Raw, int], _T]) -> _T:
    """What is read when nothing is known."""
    return read(document[at], at)
