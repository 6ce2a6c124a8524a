"""Who makes the editions: one warm press, or as many as there are cores when there is enough to do to pay for them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, Literal, Protocol, TypeVar

from leaflets.line.aside import lost
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


@dataclass(frozen=True)
class Habits:
    """How a crew works.

    `hands` is how many processes may work at once, the cores when not said; `always` shares work out even when that
    does not pay. What is begun first: the largest piece, so that no process is left alone with it at the end; the
    smallest, which is there soonest; or the one that was given first.
    """

    hands: int | None = None
    always: bool = False
    first: Literal["largest", "smallest", "given"] = "largest"


class Crew(Generic[_Work, _Result]):
    """Makes pieces of work with `one(press, work)`.

    A crew can be kept: its press stays warm from one round of work to the next. `one` and the work are handed to other
    processes, so both can be pickled.
    """

    def __init__(self, root: Path, one: Callable[[Press, _Work], _Result], habits: Habits) -> None:
        """Nothing is loaded before there is work. `root` is the project's folder."""
        self.root, self.one, self.habits = root, one, habits
        self.hands = habits.hands or os.cpu_count() or 1

    @cached_property
    def press(self) -> Press:
        """The press of this process."""
        return Press(self.root)

    def warm(self) -> None:
        """Loads the press before there is work. Raises `ProblemsFound` when this computer lacks what it needs."""
        _ = self.press

    def forget(self) -> None:
        """Drops the styles, fonts and drawings that were loaded: some of them changed."""
        self.__dict__.pop("press", None)

    def work(self, pieces: Sequence[_Work]) -> Iterator[_Result]:
        """What came of each piece, in the order in which they are done.

        Raises `ProblemsFound` when system libraries are missing, or when a process ends before its work does.
        """
        ordered = self._ordered(pieces)
        if self._pays(pieces):
            yield from self._together(ordered)
        else:
            yield from (self.one(self.press, piece) for piece in ordered)

    def _ordered(self, pieces: Sequence[_Work]) -> list[_Work]:
        sign = {"largest": -1, "smallest": 1, "given": 0}[self.habits.first]
        return sorted(pieces, key=lambda piece: sign * piece.size)

    def _pays(self, pieces: Sequence[_Work]) -> bool:
        """Whether all but the largest piece are more work than a second process costs."""
        rest = sum(piece.size for piece in pieces) - max((piece.size for piece in pieces), default=0)
        return self.habits.always or (self.hands > 1 and rest > (_FORKED if _forks() else _SPAWNED))

    def _together(self, pieces: Sequence[_Work]) -> Iterator[_Result]:
        way = "fork" if _forks() else "spawn"
        given = self.press if way == "fork" else self.root
        pool = ProcessPoolExecutor(
            min(self.hands, len(pieces)), multiprocessing.get_context(way), initializer=_begin, initargs=(given,)
        )
        try:
            waiting = [pool.submit(_made, self.one, piece) for piece in pieces]
            for future in as_completed(waiting):
                yield _result(future)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _forks() -> bool:
    """Whether a process here can split in two with all it has in memory (on macOS its libraries may then crash)."""
    return sys.platform == "linux"


_presses: list[Press] = []
"""The press of a process that works for another; empty in the first process."""


def is_one_of_many() -> bool:
    """Whether this process works for another, which has given every core something to do."""
    return bool(_presses)


def _begin(given: Press | Path) -> None:
    """A process begins. Ctrl and C reach it too: it ends the edition it is at, and the first process ends the rest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _presses[:] = [given if isinstance(given, Press) else Press(given)]


def _made(one: Callable[[Press, Any], Any], piece: object) -> Any:  # noqa: ANN401 - whatever `one` gives
    return one(_presses[0], piece)


def _result(future: Future[Any]) -> Any:  # noqa: ANN401 - whatever `one` gives
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise lost() from error
