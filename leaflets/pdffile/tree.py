"""The tags of a PDF (its structure tree), as a screen reader meets them, and what else its pages hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pikepdf

from leaflets.pdffile.opening import parts
from leaflets.pdffile.pieces import Mark

_DEEPEST = 100
_TEXTS = ("Alt", "ActualText", "Lang", "ID", "E", "T")


class Reference(NamedTuple):
    """What a tag says of a link or field: the kind of thing, and its number in the file."""

    kind: str
    number: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag. `kind` is the standard one (the file's own names are looked up); `entries` are its texts and attributes.

    `kids` are tags, marks of content and references, in reading order.
    """

    kind: str
    kids: tuple[Tag | Mark | Reference, ...]
    entries: dict[str, Any]

    @property
    def tags(self) -> Iterator[Tag]:
        """The tags straight inside."""
        return (kid for kid in self.kids if isinstance(kid, Tag))

    def walk(self) -> Iterator[Tag]:
        """The tag and all in it, in reading order."""
        yield self
        for kid in self.tags:
            yield from kid.walk()

    def marks(self) -> Iterator[Mark]:
        """All marks in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Tag):
                yield from kid.marks()

    @property
    def page(self) -> int | None:
        """The page on which it begins, None where it draws nothing."""
        return next((mark.page for mark in self.marks()), None)


class _At(NamedTuple):
    """Where in the tree: the page of the tags above, and their numbers, since one that holds itself has no end."""

    page: int | None
    above: frozenset[tuple[int, int]]
    pages: dict[tuple[int, int], int]
    roles: dict[str, str]


def tree(pdf: bytes) -> Tag | None:
    """The tag at the top (`StructTreeRoot`, with all others in it), None for a file without tags.

    Raises `ProblemsFound` for what is no PDF.
    """
    with parts(pdf) as file:
        root: Any = file.Root.get("/StructTreeRoot")
        if root is None:
            return None
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        roles = {str(own)[1:]: str(standard)[1:] for own, standard in dict(root.get("/RoleMap", {})).items()}
        return Tag("StructTreeRoot", tuple(_kids(root, _At(None, frozenset(), pages, roles))), {})


def _kids(tag: Any, at: _At) -> Iterator[Tag | Mark | Reference]:  # noqa: ANN401 - pikepdf's objects
    kids = tag.get("/K")
    if kids is None or len(at.above) > _DEEPEST:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _kid(kid, at)
        elif at.page is not None:
            yield Mark(at.page, inner=False, number=int(kid))


def _kid(kid: Any, at: _At) -> Iterator[Tag | Mark | Reference]:  # noqa: ANN401
    page = at.pages.get(kid.Pg.objgen, at.page) if "/Pg" in kid else at.page
    kind = str(kid.get("/Type", ""))
    if "/S" in kid:
        if kid.objgen not in at.above:
            own = str(kid.S)[1:]
            below = at._replace(page=page, above=at.above | {kid.objgen})
            yield Tag(at.roles.get(own, own), tuple(_kids(kid, below)), _entries(kid))
    elif kind == "/MCR" and page is not None:
        yield Mark(page, "/Stm" in kid, int(kid.MCID))
    elif kind == "/OBJR" and "/Obj" in kid:
        yield Reference(str(kid.Obj.get("/Subtype", ""))[1:], kid.Obj.objgen)


def _entries(tag: Any) -> dict[str, Any]:  # noqa: ANN401
    entries = {name: str(tag["/" + name]) for name in _TEXTS if "/" + name in tag}
    attributes = tag.get("/A")
    if attributes is not None:
        for owner in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            entries |= {key[1:]: _plain(value) for key, value in dict(owner).items()}
    return entries


def _plain(value: Any) -> Any:  # noqa: ANN401
    """The value as plain Python: numbers, texts, tuples."""
    if isinstance(value, pikepdf.Array):
        return tuple(_plain(each) for each in value)
    if isinstance(value, (int, float, bool)):
        return value
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value).removeprefix("/")
