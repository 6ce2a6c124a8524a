"""Work that goes on beside what this process does, on the second core."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from typing import Generic, TypeVar

from leaflets.problems import Problem, ProblemsFound

_T = TypeVar("_T")


class Aside(Generic[_T]):
    """Work that has begun. Where a process cannot be split in two, or has no core to spare, it is done when asked for.

    The work may raise `ProblemsFound` and nothing else; what it gives can be pickled.
    """

    def __init__(self, work: Callable[[], _T], *, alone: bool) -> None:
        """Begins `work`; `alone` says whether this process has the computer's cores to itself."""
        self._work = work
        self._pipe = self._begun() if alone and _can_split() else None

    def _begun(self) -> int:
        """The end of a pipe from which the result can be read; in the new process this never returns."""
        reader, writer = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(writer)
            return reader
        try:
            with os.fdopen(writer, "wb") as pipe:
                pickle.dump(self._said(), pipe)
        finally:
            os._exit(0)

    def _said(self) -> tuple[_T | None, tuple[Problem, ...]]:
        """What came of the work, or the problems that it found."""
        try:
            return self._work(), ()
        except ProblemsFound as found:
            return None, found.problems

    def result(self) -> _T:
        """What came of it, once it is there. Raises `ProblemsFound` as the work does, or when its process was lost."""
        if self._pipe is None:
            return self._work()
        with os.fdopen(self._pipe, "rb") as pipe:
            said = pipe.read()
        os.waitpid(self._child, 0)
        if not said:
            raise lost()
        value, problems = pickle.loads(said)  # noqa: S301 - written by the process that was split off above
        if problems:
            raise ProblemsFound(problems)
        found: _T = value
        return found


def lost() -> ProblemsFound:
    """What is told when another process ended before it said what came of its work."""
    hint = "Close other programs, in case memory ran out, and build again. If it comes back, tell a developer."
    return ProblemsFound([Problem("process-lost", "A process that made leaflets ended too early.", hint)])


def _can_split() -> bool:
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1
