"""Whether the words of a PDF can be seen: how much of each stands out from what is behind it in a picture."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from leaflets.pdffile.glyphs import Raw
from leaflets.pdffile.look import Picture, Word, picture, size
from leaflets.pdffile.remembered import each_page

_DPI = 200  # a stroke of 9 pt type is then two pixels wide
_ROUND = 2  # pixels about a word that are looked at too, so that a full stop or a dash has something to stand out from
_POINTS_AN_INCH = 72
_LIGHTEST = 255


@dataclass(frozen=True, slots=True)
class Seen:
    """How a word stands out: the share of its height and of its width (0 to 1) between its outermost visible marks.

    `beyond` is how far it stands beyond the edge of the finished page, in points; below 0 for one that is inside.
    """

    word: Word
    high: float
    wide: float
    beyond: float


def seen(pdf: bytes, found: Sequence[Word], contrast: float) -> Iterator[Seen]:
    """How much of each of these words can be seen.

    Only what stands out by this ratio of luminances counts (WCAG 2.2: 1 to 21). `found` is in order of pages, as
    `look.words` gives them. Raises `ProblemsFound` for what is no PDF.
    """
    by_page = {page: list(group) for page, group in groupby(found, key=lambda word: word.page)}
    of_page = [by_page.get(number, []) for number in range(1, max(by_page, default=0) + 1)]
    limits = _limits(contrast)

    def look(page: Raw, at: int) -> tuple[float, float, list[tuple[float, float]]]:
        words = of_page[at]
        return *size(page), list(_on(picture(page, _DPI, grey=True), words, limits)) if words else []

    pages = each_page(pdf, f"ink {_DPI} {contrast}", look, [_places(words) for words in of_page])
    for words, (width, height, spans) in zip(of_page, pages, strict=False):  # the last pages may have no words
        for word, span in zip(words, spans, strict=True):
            yield Seen(word, *span, -min(word.left, word.top, width - word.right, height - word.bottom))


def _places(words: Sequence[Word]) -> bytes:
    return array("d", (side for word in words for side in (word.left, word.top, word.right, word.bottom))).tobytes()


def _on(picture: Picture, words: Sequence[Word], limits: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float]]:
    paper = _most_common(picture[::8, ::8])
    boxes = np.rint(np.frombuffer(_places(words)).reshape(-1, 4) * _DPI / _POINTS_AN_INCH).astype(int).tolist()
    return (_spans(box, picture, paper, limits) for box in boxes)


def _limits(contrast: float) -> list[tuple[int, int]]:
    """For each grey 0 to 255, the next darker and the next lighter grey that stand out from it."""
    luminance = _luminances() + 0.05  # the flare that WCAG adds to both sides
    darker = np.searchsorted(luminance, luminance / contrast, side="right") - 1
    lighter = np.searchsorted(luminance, luminance * contrast, side="left")
    return list(zip(darker.tolist(), lighter.tolist(), strict=True))


def _luminances() -> NDArray[np.float64]:
    """The relative luminance of each grey 0 to 255 (sRGB, IEC 61966-2-1)."""
    grey = np.arange(256) / 255
    return np.where(grey <= 0.04045, grey / 12.92, ((grey + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - the standard's


def _spans(
    box: tuple[int, int, int, int], picture: Picture, paper: int, limits: Sequence[tuple[int, int]]
) -> tuple[float, float]:
    """Written for speed: a page has some 300 words."""
    left, top, right, bottom = box
    part = picture[_about(top, bottom), _about(left, right)]
    if not part.size:
        return 0.0, 0.0  # it stands wholly beyond the page
    darker, lighter = limits[_behind(part, paper)]
    rows, columns = np.minimum.reduce(part, axis=1) <= darker, np.minimum.reduce(part, axis=0) <= darker
    if lighter <= _LIGHTEST:
        rows |= np.maximum.reduce(part, axis=1) >= lighter
        columns |= np.maximum.reduce(part, axis=0) >= lighter
    return _span(rows, bottom - top), _span(columns, right - left)


def _behind(part: Picture, paper: int) -> int:
    """The most common grey of this part: quickly told where it is the page's own, as behind most words."""
    return paper if 2 * int(np.count_nonzero(part == paper)) > part.size else _most_common(part)


def _most_common(picture: Picture) -> int:
    return int(np.bincount(picture.ravel()).argmax())


def _about(first: int, last: int) -> slice:
    return slice(max(0, first - _ROUND), max(0, last + _ROUND))


def _span(marked: NDArray[np.bool_], size: int) -> float:
    """The share of this size, in pixels, that lies between the first and the last marked row or column.

    A pixel more is allowed for rounding, which counts in a small comma.
    """
    marks = marked.tobytes()
    first = marks.find(1)
    return min(1.0, (marks.rfind(1) - first + 2) / max(size, 1)) if first >= 0 else 0.0
