"""By what each page of a PDF is known again: a digest of all that it is drawn from. For this package alone.

Where a page stands in the file, and what else the file holds, is no part of it: an inserted page changes no other.
Every entry counts but for those named here, so that one which nobody thought of costs time, and never the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import pikepdf

from leaflets.pdffile.opening import parts
from leaflets.problems import ProblemsFound

# What tells of other pages, of the tags, of where a link leads (ISO 32000-1, tables 28, 30, 95, 164, 220).
_NOT_OF_THE_FILE = {
    "/AcroForm",
    "/Dests",
    "/Metadata",
    "/Names",
    "/OpenAction",
    "/Outlines",
    "/PageLabels",
    "/Pages",
    "/StructTreeRoot",
}
_NOT_OF_A_FORM_TO_FILL_IN = {"/Fields"}
_NOT_OF_A_PAGE = {"/Annots", "/Contents", "/Parent", "/StructParents", "/Tabs"}
_NOT_OF_AN_ANNOTATION = {"/A", "/Dest", "/P", "/StructParent"}
_NOT_OF_A_DRAWING = {"/StructParent", "/StructParents"}

_INHERITED = ("/CropBox", "/MediaBox", "/Rotate")  # and `/Resources`: table 30
_LETTERS = "/ToUnicode"
_DEFAULT = "/Default"  # 8.6.5.6: colour spaces that hold without being named

# In what qpdf writes: a text, inside which nothing is a reference, or else a reference.
_REFERENCE = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>|\b(\d+) (\d+) R\b", re.DOTALL)
_NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
_DEEPEST = 50


class _UnclearError(Exception):
    """Nobody can tell what a page is drawn from."""


def page_digests(pdf: bytes) -> list[bytes]:
    """The digest of each page, empty where nobody can tell what it is drawn from; none for a file with a fault."""
    try:
        with parts(pdf) as file:
            objects = _Objects(file)
            found = [objects.page(page.obj) for page in file.pages]
            return [] if file.is_encrypted or file.get_warnings() else found
    except (ProblemsFound, _UnclearError):
        return []


class _Objects:
    """The objects of one file, each digested once with all that it refers to."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self._file = file
        self._known: dict[tuple[int, int], bytes] = {}
        self._above: set[tuple[int, int]] = set()
        form = file.Root.get("/AcroForm", pikepdf.Dictionary())
        self._whole = [*self._entries(file.Root, _NOT_OF_THE_FILE), *self._entries(form, _NOT_OF_A_FORM_TO_FILL_IN)]

    def page(self, page: Any) -> bytes:  # noqa: ANN401 - pikepdf's objects, here and below
        """The digest of a page, empty where it is unclear."""
        try:
            return _joined([*self._whole, *self._of_page(page)])
        except _UnclearError:
            return b""

    def _of_page(self, page: Any) -> Iterator[bytes]:  # noqa: ANN401
        yield from (self._of(_inherited(page, key)) for key in _INHERITED)
        contents = page.get("/Contents", [])
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        yield from self._drawing(page, streams, _inherited(page, "/Resources"), {*_NOT_OF_A_PAGE, *_INHERITED})
        for each in page.get("/Annots", []):
            if not isinstance(each, pikepdf.Dictionary) or "/Parent" in each:
                raise _UnclearError  # what it inherits from other fields is not looked into
            yield from self._entries(each, _NOT_OF_AN_ANNOTATION)

    def _of(self, thing: Any) -> bytes:  # noqa: ANN401
        if not isinstance(thing, pikepdf.Object):
            return repr(thing).encode()  # a number, true, false or nothing
        return self._of_numbered(thing) if thing.is_indirect else self._of_plain(thing)

    def _of_numbered(self, thing: pikepdf.Object) -> bytes:
        at = thing.objgen
        if at not in self._known:
            if at in self._above or len(self._above) > _DEEPEST:
                raise _UnclearError  # it holds itself, such as a page that is referred to
            self._above.add(at)
            try:
                self._known[at] = self._of_stream(thing) if isinstance(thing, pikepdf.Stream) else self._of_plain(thing)
            finally:
                self._above.discard(at)
        return self._known[at]

    def _of_plain(self, thing: pikepdf.Object) -> bytes:
        letters = thing.get(_LETTERS) if isinstance(thing, pikepdf.Dictionary) else None
        if not isinstance(letters, pikepdf.Stream):
            return self._as_written(thing)
        return _joined([*self._entries(thing, {_LETTERS}), *_in_order(letters.read_bytes())])

    def _as_written(self, thing: pikepdf.Object) -> bytes:
        """The digest of what stands in the file, references replaced by the digests of what they refer to."""
        written = thing.unparse(resolved=True)
        return sha256(_REFERENCE.sub(self._followed, written) if b" R" in written else written).digest()

    def _followed(self, found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        return self._of(self._file.get_object(int(found[1]), int(found[2]))).hex().encode() + b" R"

    def _of_stream(self, stream: pikepdf.Stream) -> bytes:
        entries: Any = stream.stream_dict
        if entries.get("/Subtype") == "/Form" or entries.get("/PatternType") == 1:
            return _joined(self._drawing(entries, [stream], entries.get("/Resources"), _NOT_OF_A_DRAWING))
        return _joined([self._as_written(entries), stream.read_raw_bytes()])

    def _drawing(self, entries: Any, streams: Iterable[Any], resources: Any, but: set[str]) -> Iterator[bytes]:  # noqa: ANN401
        """What a page, a form or a pattern is drawn from: its instructions, and what they name of its resources."""
        yield from self._entries(entries, {*but, "/Contents", "/Resources"})
        names: set[bytes] = set()
        for stream in streams:
            content = stream.read_bytes()
            names.update(_NAME.findall(content))
            yield content
        if resources is not None:
            yield from self._named(resources, names)
        elif names:
            raise _UnclearError  # it draws with the resources of whatever it is drawn in

    def _named(self, resources: Any, names: set[bytes]) -> Iterator[bytes]:  # noqa: ANN401
        """Those of the resources that are named; all of them where a name is spelled in another way."""
        spelled = {f"/{name.decode('latin-1')}" for name in names}
        odd = any("#" in name or not name.isascii() for name in spelled)
        for kind in sorted(resources.keys()):
            yield kind.encode()
            if not isinstance(resources[kind], pikepdf.Dictionary):
                yield self._of(resources[kind])
                continue
            there = set(resources[kind].keys())
            wanted = there if odd else {key for key in there if key in spelled or key.startswith(_DEFAULT)}
            yield from self._entries(resources[kind], there - wanted)

    def _entries(self, thing: Any, but: set[str]) -> Iterator[bytes]:  # noqa: ANN401
        for key in sorted(set(thing.keys()) - but):
            yield key.encode()
            yield self._of(thing[key])


def _inherited(page: Any, key: str) -> Any:  # noqa: ANN401
    """An entry of a page, or of the nearest of the nodes above it that has one."""
    for _ in range(_DEEPEST):
        if key in page or "/Parent" not in page:
            return page.get(key)
        page = page.Parent
    raise _UnclearError


def _in_order(letters: bytes) -> list[bytes]:
    """What a font's codes stand for: in the file they come as the document first uses them, here in their own order."""
    lines = letters.split(b"\n")
    codes = [line.partition(b">")[0] for line in lines if line.startswith(b"<")]
    return sorted(lines) if len(set(codes)) == len(codes) and b"bfrange" not in letters else lines


def _joined(pieces: Iterable[bytes]) -> bytes:
    """One digest of all these, in which none runs into the next."""
    found = sha256()
    for piece in pieces:
        found.update(len(piece).to_bytes(8, "big"))
        found.update(piece)
    return found.digest()
