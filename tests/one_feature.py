"""Writes the small documents of `one_feature.txt`, as an edition is written."""

from __future__ import annotations

import base64
import functools
import re
import zlib
from pathlib import Path
from string import Template
from typing import Any

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from leaflets import pdffile
from leaflets.tagging import mended_tags

_HERE = Path(__file__).resolve().parent
_FONTS = _HERE.parent / "templates" / "fonts"

_PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><head><title>One feature</title>
<meta name="dcterms.created" content="2025-01-31"><meta name="dcterms.modified" content="2025-02-28">
<style>
@font-face {{ font-family: House; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }}
@font-face {{ font-family: House; font-weight: bold; src: url(AtkinsonHyperlegibleNext-Bold.ttf) }}
@font-face {{ font-family: Arabic; src: url(NotoSansArabic-Regular.ttf) }}
@page {{ size: 100mm 60mm; margin: 10mm }}
* {{ margin: 0; font-family: House, Arabic; font-size: 12pt; line-height: 16pt; orphans: 1; widows: 1 }}
</style></head><body>{body}</body></html>"""


def _png() -> str:
    """A picture of 2 × 2 points, as an address."""
    pixels = zlib.compress(b"\0\xff\0\0\0\xff\0" * 2)
    parts = ((b"IHDR", b"\0\0\0\2\0\0\0\2\x08\2\0\0\0"), (b"IDAT", pixels), (b"IEND", b""))
    chunks = (len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4) for name, data in parts)
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)).decode()


_SHORT = {
    "png": _png(),
    "img": f'<img src="{_png()}" width="20" height="20"',
    "svg": '<svg viewBox="0 0 10 10" width="20" height="20"',
    "dot": '<circle cx="5" cy="5" r="4" />',
    "words": " ".join(["word"] * 60),
    "terms": " ".join(["term"] * 60),
    "letters": " ".join(["a"] * 200),
}


def _documents() -> dict[str, tuple[str, str]]:
    text = Template((_HERE / "one_feature.txt").read_text("utf-8")).substitute(_SHORT)
    found = re.findall(r"^== (.+)\n((?:.+\n)+?)=> (.+)$", text, re.MULTILINE)
    return {name: (body.replace("\n", ""), tags) for name, body, tags in found}


DOCUMENTS = _documents()
"""The body of the HTML and the tags of each document, by its name."""


def written(body: str, language: str = "en", direction: str = "ltr") -> bytes:
    """The finished PDF of a body of HTML."""
    pages = laid_out(body, language, direction)
    with mended_tags():
        raw = pages.write_pdf(pdf_variant="pdf/a-2a")
    return pdffile.finish(raw, direction="rtl" if direction == "rtl" else "ltr")


def laid_out(body: str, language: str = "en", direction: str = "ltr") -> Any:
    """The pages of a body of HTML, not yet written. Reads fonts and addresses of data, and nothing from the network."""
    html = _PAGE.format(body=body, language=language, direction=direction)
    fetcher = URLFetcher(allowed_protocols={"file", "data"})
    return HTML(string=html, base_url=f"{_FONTS.as_uri()}/", url_fetcher=fetcher).render(pdf_variant="pdf/a-2a")


@functools.cache
def document(name: str) -> bytes:
    """The finished PDF of one of `DOCUMENTS`, written once a run."""
    return written(DOCUMENTS[name][0])
