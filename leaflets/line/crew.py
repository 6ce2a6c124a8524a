"""Who makes the editions: one warm press, or as many as there are cores when there is enough to do to pay for them."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from leaflets.problems import Problem, ProblemsFound
from leaflets.render import Press

# What a second process costs, in characters of HTML that are laid out in the same time: a process that is forked has
# everything in memory already, one that is spawned loads Python and WeasyPrint anew (about a second).
_FORKED, _SPAWNED = 20_000, 120_000


class Sized(Protocol):
    """Work that says how much of it there is."""

    @property
    def size(self) -> int:
        """Characters of HTML."""
        ...


_Work = TypeVar("_Work", bound=Sized)
_Result = TypeVar("_Result")


class Crew(Generic[_Work, _Result]):
    """Makes pieces of work with `one(press, work)`. `hands` is how many may work at once; the cores when not said.

    A crew can be kept: its press stays warm from one round of work to the next. `one` and the work are handed to other
    processes, so both can be pickled. `always` shares the work out even when that does not pay.
    """

    def __init__(
        self, root: Path, one: Callable[[Press, _Work], _Result], hands: int | None = None, *, always: bool = False
    ) -> None:
        """Nothing is loaded before there is work. `root` is the project's folder."""
        self.root, self.one, self.always = root, one, always
        self.hands = hands or os.cpu_count() or 1

    @cached_property
    def press(self) -> Press:
        """The press of this process."""
        return Press(self.root)

    def work(self, pieces: Sequence[_Work]) -> Iterator[tuple[_Work, _Result]]:
        """Each piece with what came of it, in the order in which they are done.

        Raises `ProblemsFound` when system libraries are missing, or when a process ends before its work does.
        """
        if self._pays(pieces):
            yield from self._together(pieces)
        else:
            yield from ((piece, self.one(self.press, piece)) for piece in pieces)

    def _pays(self, pieces: Sequence[_Work]) -> bool:
        """Whether all but the largest piece are more work than a second process costs."""
        rest = sum(piece.size for piece in pieces) - max((piece.size for piece in pieces), default=0)
        return self.always or (self.hands > 1 and rest > (_FORKED if _forks() else _SPAWNED))

    def _together(self, pieces: Sequence[_Work]) -> Iterator[tuple[_Work, _Result]]:
        """The largest pieces first, so that no process is left alone with one of them at the end."""
        way = "fork" if _forks() else "spawn"
        given = self.press if way == "fork" else self.root
        ordered = sorted(pieces, key=lambda piece: -piece.size)
        pool = ProcessPoolExecutor(
            min(self.hands, len(pieces)), multiprocessing.get_context(way), initializer=_begin, initargs=(given,)
        )
        try:
            waiting = {pool.submit(_made, self.one, piece): piece for piece in ordered}
            for future in as_completed(waiting):
                yield waiting[future], _result(future)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _forks() -> bool:
    """Whether a process here can split in two with all it has in memory (on macOS its libraries may then crash)."""
    return sys.platform == "linux"


_presses: list[Press] = []
"""The press of a process that works for another; empty in the first process."""


def _begin(given: Press | Path) -> None:
    _presses[:] = [given if isinstance(given, Press) else Press(given)]


def _made(one: Callable[[Press, Any], Any], piece: object) -> Any:  # noqa: ANN401 - whatever `one` gives
    return one(_presses[0], piece)


def _result(future: Future[Any]) -> Any:  # noqa: ANN401 - whatever `one` gives
    try:
        return future.result()
    except BrokenProcessPool as error:
        hint = "Close other programs, in case memory ran out, and build again. If it comes back, tell a developer."
        raise ProblemsFound([Problem("process-lost", "A process that made leaflets ended too early.", hint)]) from error
