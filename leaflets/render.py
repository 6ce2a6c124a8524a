"""Lays out HTML and writes PDF. The one door to WeasyPrint (its private hooks are in `tagging`)."""

from __future__ import annotations

import io
import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit
from urllib.request import url2pathname

from leaflets import haste, pdffile, tagging
from leaflets.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from weasyprint import Document

Pages: TypeAlias = tuple[Any, ...]
"""Pages of WeasyPrint, which has no types, or painted ones that stand in their place."""

# CSS Values and Units: 96 px are an inch, and an inch is 72 pt.
PT_PER_PX = 0.75
_LARGEST_FILE = 8_000_000


@dataclass(frozen=True)
class Box:
    """The box of a block on one page it touches: page from 1; pt from the top left corner of the page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Layout:
    """A finished layout, not yet written. `sizes` are the pages' width and height in pt."""

    document: Document
    boxes: Mapping[str, tuple[Box, ...]]
    sizes: tuple[tuple[float, float], ...]

    def page_of(self, address: str) -> int:
        """The first page (from 1) the block or chapter at this address touches."""
        return self.boxes[address][0].page


class Press:
    """WeasyPrint, loaded once, with fonts registered and stylesheets parsed once for any number of editions.

    `root` is the project's folder: nothing outside it is ever read. Raises `ProblemsFound` when system libraries
    are missing.
    """

    def __init__(self, root: Path) -> None:
        """Loads WeasyPrint, which takes about half a second."""
        self.root = root.resolve()
        self._weasyprint = _weasyprint(self.root / "templates/fonts")
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self._fetch = _fetcher(self.root)
        self._sheets: dict[str, Any] = {}
        self._painting = tagging.painting()
        self._painting.forget_faces()

    def lay_out(self, html: str, stylesheets: Sequence[str]) -> Layout:
        """The layout of this HTML. Raises `ProblemsFound` with everything WeasyPrint complains of."""
        with self._complaints():
            parsed = self._weasyprint.HTML(string=html, base_url=f"{self.root.as_uri()}/", url_fetcher=self._fetch)
            sheets = [self._sheet(name) for name in stylesheets]
            document = parsed.render(font_config=self._fonts, stylesheets=sheets, pdf_variant="pdf/a-2a")
        return _layout(document)

    def pages(self, html: str, stylesheets: Sequence[str]) -> Pages:
        """The pages of this HTML, painted unless they draw what cannot be kept.

        Raises `ProblemsFound` with everything WeasyPrint complains of.
        """
        layout = self.lay_out(html, stylesheets)
        with self._complaints():
            return tuple(self._painting.painted(layout.document) or layout.document.pages)

    def meets(self, pages: Pages, stylesheets: Sequence[str]) -> bool:
        """Whether this process can write the painted pages of another: it looks for their fonts."""
        for name in stylesheets:
            self._sheet(name)  # some of them bring fonts along
        for face in self._painting.unmet(pages):
            self.pages(_sample(face), ())
        return not self._painting.unmet(pages)

    def bound(self, pages: Pages, margins: Pages, cover: Layout) -> Layout:
        """The layout of pages that come from several parts of one HTML, with the margins of as many empty pages.

        `cover` is the layout of anything with the same head: title, author, language.
        """
        return _layout(cover.document.copy(map(self._painting.Framed, pages, margins)))

    def write(self, layout: Layout, direction: str) -> bytes:
        """The PDF of a layout: PDF/UA-1 and PDF/A-2a in one file, the same bytes each time."""
        with self._complaints(), tagging.mended_tags():
            written = layout.document.write_pdf(pdf_variant="pdf/a-2a", custom_metadata=True)
        return pdffile.finish(written, direction="rtl" if direction == "rtl" else "ltr")

    def _sheet(self, name: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        if name not in self._sheets:
            path = self.root / name
            self._sheets[name] = self._weasyprint.CSS(
                filename=path, base_url=path.as_uri(), font_config=self._fonts, url_fetcher=self._fetch
            )
        return self._sheets[name]

    @contextmanager
    def _complaints(self) -> Iterator[None]:
        """Whatever WeasyPrint only logs (missing picture, unknown property, missing letter) is a problem."""
        heard = _Listener(f"{self.root.as_uri()}/")
        logger = logging.getLogger("weasyprint")
        logger.addHandler(heard)
        try:
            yield
        finally:
            logger.removeHandler(heard)
        if heard.problems:
            raise ProblemsFound(dict.fromkeys(heard.problems))


def can_be_kept(pages: Pages) -> bool:
    """Whether pages are painted, so that they can be kept or handed over."""
    return all(isinstance(page, tagging.painting().Painted) for page in pages)


def _sample(face: Any) -> str:  # noqa: ANN401 - WeasyPrint has no types
    slant = ("normal", "oblique", "italic")[face.slant]
    return f'<!doctype html><html lang="en"><p style="font: {slant} {face.weight} 12px \'{face.family}\'">x'


def _layout(document: Document) -> Layout:
    boxes: dict[str, tuple[Box, ...]] = {}
    for number, page in enumerate(document.pages, start=1):
        for name, corners in page.anchors.items():
            boxes[name] = (*boxes.get(name, ()), Box(number, *(px * PT_PER_PX for px in corners)))
    sizes = tuple((page.width * PT_PER_PX, page.height * PT_PER_PX) for page in document.pages)
    return Layout(document, boxes, sizes)


class _Listener(logging.Handler):
    """Collects WeasyPrint's log records as problems."""

    def __init__(self, folder: str) -> None:
        super().__init__(logging.WARNING)
        self.folder = folder
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(_heard(record.getMessage().replace(self.folder, "")))


def _heard(message: str) -> Problem:
    """What WeasyPrint says, told to people: the letter or picture where it is one."""
    if missing := re.search(r'unsupported by fonts: "(.+?)"', message):
        hint = "Take the letter out, or ask a developer for a font that has it."
        return Problem("letter-missing", f"The letter “{missing[1]}” cannot be printed: no font here has it.", hint)
    if picture := re.search(r"image at '(.+?)'", message):
        told = f"The picture {picture[1]} cannot be used: it is not there, is broken or lies outside templates/."
        return Problem("picture-missing", told, "Put the file back, or mend its name.")
    hint = "Ask a designer to mend the template or the style."
    return Problem("layout", f"The page cannot be made as it was asked for. WeasyPrint says: {message}", hint)


def _weasyprint(fonts: Path) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The library, told to use the fonts of this folder alone (Fontconfig reads that when it is first loaded)."""
    os.environ["FONTCONFIG_FILE"] = str(fonts / "fonts.conf")
    said = io.StringIO()  # it prints a page of advice when it cannot be loaded; ours is shorter
    try:
        with redirect_stdout(said), haste.loading():
            import weasyprint  # noqa: PLC0415 - half a second, and it needs system libraries
            import weasyprint.text.fonts  # noqa: PLC0415
    except OSError as error:
        hint = "Type “python build.py doctor”: it says what to install on this computer."
        raise ProblemsFound([Problem("library-missing", f"A system library is missing: {error}.", hint)]) from error
    haste.quicken()
    return weasyprint


def _fetcher(root: Path) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """A fetcher that reads files below `root` and nothing else: no network, no other file of the computer."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class _Below(URLFetcher):  # type: ignore[misc]  # no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401
            parts = urlsplit(url)
            if parts.scheme == "file":
                _refuse_outside(root, Path(url2pathname(parts.path)).resolve())
            return super().fetch(url, headers)

    return _Below(allowed_protocols={"file"}, allow_redirects=False)


def _refuse_outside(root: Path, path: Path) -> None:
    if not path.is_relative_to(root / "templates"):
        message = f"{path.name} lies outside the folder templates/"
        raise ValueError(message)
    if path.exists() and path.stat().st_size > _LARGEST_FILE:
        message = f"{path.name} is larger than {_LARGEST_FILE // 1_000_000} MB"
        raise ValueError(message)
