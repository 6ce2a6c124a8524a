"""The pages of an edition, set stretch by stretch: each of them once, on both cores where that pays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from leaflets import compose
from leaflets.line.aside import Aside
from leaflets.line.kept import Kept
from leaflets.problems import Problem, ProblemsFound
from leaflets.render import Layout, Pages, Press, can_be_kept

# What the second core has to take over to pay for itself, in characters of HTML: a process that is forked has
# everything in memory already, and hands its pages back.
_PAYS = 20_000


@dataclass
class Setter:
    """Sets the HTML of an edition, again and again while it is made to fit; a stretch that did not change is kept.

    `alone` says whether the computer's cores are this process's own; `kept` is what an earlier build kept.
    """

    press: Press
    stylesheets: Sequence[str]
    alone: bool = False
    kept: Kept = field(default_factory=Kept)
    _set: dict[str, Pages] = field(default_factory=dict)

    def lay_out(self, html: str) -> Layout:
        """The layout of this HTML. Raises `ProblemsFound` with everything that WeasyPrint complains of."""
        stretches = compose.stretches(html)
        return self._bound(html, self._pages(stretches)) if stretches else self.press.lay_out(html, self.stylesheets)

    def with_front(self, html: str, front: str) -> Layout:
        """The layout of this HTML with its first stretches in the place of those of `front`, which are as many."""
        first = compose.stretches(front)
        return self._bound(html, self._pages([*first, *compose.stretches(html)[len(first) :]]))

    def _bound(self, html: str, pages: Pages) -> Layout:
        margins = self._pages([compose.empty_pages(html, len(pages))])
        cover = self.press.lay_out(compose.empty_pages(html, 1), self.stylesheets)
        return self.press.bound(pages, margins, cover)

    def _pages(self, stretches: Sequence[str]) -> Pages:
        self._set |= self._recalled(html for html in stretches if html not in self._set)
        missing = [html for html in stretches if html not in self._set]
        here, there = _shared(missing) if self.alone else (missing, [])
        self._set |= self._together(here, there)
        self._set |= self._each(html for html in there if html not in self._set)
        for html in missing:
            self.kept.keep(html, self._set[html])
        return tuple(page for html in stretches for page in self._set[html])

    def _recalled(self, stretches: Iterable[str]) -> dict[str, Pages]:
        known = {html: pages for html in stretches if (pages := self.kept.pages(html)) is not None}
        return self._met(known)

    def _met(self, known: Mapping[str, Pages]) -> dict[str, Pages]:
        """The pages of another process that this one can write."""
        return {html: pages for html, pages in known.items() if self.press.meets(pages, self.stylesheets)}

    def _together(self, here: Iterable[str], there: Sequence[str]) -> dict[str, Pages]:
        """The pages of these stretches, the first set here, the others meanwhile on the second core.

        What that cannot hand over is left out.
        """
        beside = Aside(lambda: _painted(self._each(there)), alone=bool(there))
        try:
            own = self._each(here)
        except ProblemsFound as found:
            raise ProblemsFound(dict.fromkeys([*found.problems, *_problems(beside)])) from found
        return own | self._met(beside.result())

    def _each(self, stretches: Iterable[str]) -> dict[str, Pages]:
        done: dict[str, Pages] = {}
        problems: list[Problem] = []
        for html in stretches:
            try:
                done[html] = self.press.pages(html, self.stylesheets)
            except ProblemsFound as found:
                problems += found.problems
        if problems:
            raise ProblemsFound(dict.fromkeys(problems))
        return done


def _problems(beside: Aside[dict[str, Pages]]) -> Sequence[Problem]:
    try:
        beside.result()
    except ProblemsFound as found:
        return found.problems
    return ()


def _painted(pages: Mapping[str, Pages]) -> dict[str, Pages]:
    return {html: each for html, each in pages.items() if can_be_kept(each)}


def _shared(stretches: Sequence[str]) -> tuple[list[str], list[str]]:
    """The stretches in two piles of about the same size; the second is empty where it would not pay."""
    here: list[str] = []
    there: list[str] = []
    for html in sorted(stretches, key=len, reverse=True):
        (here if sum(map(len, here)) <= sum(map(len, there)) else there).append(html)
    return (here, there) if sum(map(len, there)) > _PAYS else (list(stretches), [])
