"""The colours that a PDF asks a printing press for: which inks, for what, how much of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np
import pikepdf

from leaflets.pdffile.opening import parts

Use = Literal["text", "area", "line", "shading", "picture"]
_SPACES = {"g": "grey", "rg": "rgb", "k": "cmyk"}
_NAMES = {
    "/DeviceGray": "grey",
    "/CalGray": "grey",
    "/G": "grey",
    "/DeviceRGB": "rgb",
    "/CalRGB": "rgb",
    "/RGB": "rgb",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
}
_BY_COUNT = {1: "grey", 3: "rgb", 4: "cmyk"}  # of the colours in an ICC profile
_TEXT = {"Tj", "TJ", "'", '"'}
_AREAS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_LINES = {"S", "s", "B", "B*", "b", "b*"}


_Above = frozenset[tuple[int, int]]  # the forms that are being drawn: one that draws itself has no end


class Ink(NamedTuple):
    """One colour in use on a page (from 1): `space` is grey, rgb, cmyk, lab, spot or pattern; `parts` are 0 to 1.

    Of a picture `parts` are those of the spot with the most ink; none where it could not be read.
    """

    page: int
    use: Use
    space: str
    parts: tuple[float, ...]


class _Paint(NamedTuple):
    space: str = "grey"
    parts: tuple[float, ...] = (0.0,)


def inks(pdf: bytes) -> list[Ink]:
    """Every colour in use, each once a page. Raises `ProblemsFound` for what is no PDF."""
    with parts(pdf) as file:
        found = (
            ink for number, page in enumerate(file.pages, start=1) for ink in _on(page, page.obj, number, frozenset())
        )
        return list(dict.fromkeys(found))


def _on(content: Any, holder: Any, page: int, above: _Above) -> Iterator[Ink]:  # noqa: ANN401 - pikepdf's objects
    """The colours that a page, or a form in one, draws with."""
    resources: Any = holder.get("/Resources", pikepdf.Dictionary())
    fill, stroke = _Paint(), _Paint()
    kept: list[tuple[_Paint, _Paint]] = []
    for instruction in pikepdf.parse_content_stream(content):
        name, operands = str(instruction.operator), instruction.operands
        if name == "q":
            kept.append((fill, stroke))
        elif name == "Q" and kept:
            fill, stroke = kept.pop()
        elif name.lower() in {"g", "rg", "k", "cs", "sc", "scn"}:
            if name.islower():
                fill = _chosen(name, operands, fill, resources)
            else:
                stroke = _chosen(name.lower(), operands, stroke, resources)
        else:
            yield from _used(name, fill, stroke, page)
            yield from _within(name, operands, resources, page, above)


def _chosen(name: str, operands: Any, before: _Paint, resources: Any) -> _Paint:  # noqa: ANN401
    """The paint after an operator that chooses it (ISO 32000-1, table 74)."""
    if name in _SPACES:
        return _Paint(_SPACES[name], tuple(float(each) for each in operands))
    if name == "cs":
        return _Paint(_space(resources.get("/ColorSpace", {}).get(str(operands[0]), operands[0])), ())
    numbers = [each for each in operands if not isinstance(each, pikepdf.Name)]
    return before._replace(parts=tuple(float(each) for each in numbers))


def _space(space: Any) -> str:  # noqa: ANN401
    """The plain name of a colour space."""
    if not isinstance(space, pikepdf.Array):
        return _NAMES.get(str(space), "pattern" if str(space) == "/Pattern" else "spot")
    kind = str(space[0])
    if kind == "/ICCBased":
        return _BY_COUNT.get(int(space[1].get("/N", 0)), "rgb")
    if kind in {"/Indexed", "/I"}:
        return _space(space[1])
    return "lab" if kind == "/Lab" else _NAMES.get(kind, "pattern" if kind == "/Pattern" else "spot")


def _used(name: str, fill: _Paint, stroke: _Paint, page: int) -> Iterator[Ink]:
    if name in _TEXT:
        yield Ink(page, "text", *fill)
    if name in _AREAS:
        yield Ink(page, "area", *fill)
    if name in _LINES:
        yield Ink(page, "line", *stroke)


def _within(name: str, operands: Any, resources: Any, page: int, above: _Above) -> Iterator[Ink]:  # noqa: ANN401
    """The colours of a shading, of a picture, or of what a form draws."""
    if name == "sh":
        yield Ink(page, "shading", _space(resources.Shading[str(operands[0])].ColorSpace), ())
    elif name == "INLINE IMAGE":
        yield Ink(page, "picture", _space(operands[0].colorspace or "/DeviceRGB"), ())
    elif name == "Do":
        thing = resources.XObject[str(operands[0])]
        if thing.Subtype == "/Image":
            yield from _picture(thing, page)
        elif thing.objgen not in above:
            yield from _on(thing, thing, page, above | {thing.objgen})


def _picture(picture: Any, page: int) -> Iterator[Ink]:  # noqa: ANN401
    if picture.get("/ImageMask", False):
        return  # it is painted with the fill, which is told where it is chosen for text or areas
    space = _space(picture.get("/ColorSpace", pikepdf.Name.DeviceRGB))
    yield Ink(page, "picture", space, _heaviest(picture) if space == "cmyk" else ())


def _heaviest(picture: Any) -> tuple[float, ...]:  # noqa: ANN401
    """The inks of the spot of a picture that has the most of them."""
    try:
        pixels = np.asarray(pikepdf.PdfImage(picture).as_pil_image().convert("CMYK")).reshape(-1, 4)
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return ()
    spot = pixels[int(pixels.sum(axis=1, dtype=np.uint16).argmax())]
    return tuple(float(value) / 255 for value in spot)
