"""Small leaflets, finished as editions are, that meet every goal; tests break one thing at a time and measure again."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import one_feature
import pikepdf
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from leaflets import pdffile, preflight
from leaflets.formats import FORMATS
from leaflets.preflight import Promise, Result
from leaflets.tagging import mended_tags

FONTS = Path(__file__).parents[1] / "templates/fonts"
TITLE = "A grip that tires"

HEAD = """<!doctype html><html lang="{language}" dir="{direction}"><head><title>{title}</title>
<meta name="author" content="Riverside Clinic"><meta name="description" content="Weak hands">
<meta name="keywords" content="grip">
<meta name="dcterms.created" content="2026-11-22"><meta name="dcterms.modified" content="2026-11-22">
<style>
@font-face {{ font-family: Atkinson Hyperlegible Next; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }}
@font-face {{ font-family: Atkinson Hyperlegible Next; font-weight: 700; src: url(AtkinsonHyperlegibleNext-Bold.ttf) }}
@font-face {{ font-family: Noto Sans Arabic; src: url(NotoSansArabic-Regular.ttf) }}
@font-face {{ font-family: Noto Sans Arabic; font-weight: 700; src: url(NotoSansArabic-Bold.ttf) }}
@page {{
  size: 210mm 297mm; margin: 25mm 30mm;
  @bottom-left {{ content: "Page " counter(page); font: 10pt Atkinson Hyperlegible Next; color: #404040 }}
}}
* {{ margin: 0; padding: 0; image-rendering: crisp-edges }}
html {{ font: 13pt/1.4 Atkinson Hyperlegible Next, Noto Sans Arabic; color: #1a1a1a; orphans: 2; widows: 2 }}
a {{ color: #12495c; text-decoration: none }}
h1, h2, h3 {{ color: #12495c }}
h1 {{ font-size: 30pt; line-height: 1.2 }} h2 {{ font-size: 20pt }} h3 {{ font-size: 16pt }}
p, li, h1, h2, h3, th, td, figcaption {{ white-space: pre-wrap }}
ul {{ padding-inline-start: 16pt }}
.new {{ break-before: page }}
.box {{ background: #eef5f7; padding: 8pt }}
.rule {{ height: 9mm; border-block-end: 0.75pt solid #8fa9b3 }}
th, td {{ font-size: 12pt; text-align: start; padding: 3pt }}
.small, .small li {{ font-size: 10pt; line-height: 1.3 }}
.offer {{ font-size: 16pt; line-height: 1.3 }}
svg {{ display: block; width: 60mm; height: 30mm }}
{style}
</style></head><body>"""

GRIP = "Motor nerves carry messages from the spine to the muscles of the hand. "
FADING = "In this condition some messages fade on their way, and a grip that was firm in the morning tires by noon. "
LONG = GRIP + FADING + GRIP

BOX = """<div class="box"><ul>
<li>Some muscles grow weak.</li><li>Feeling stays.</li><li>It can be treated.</li>
</ul></div>"""
RULES = '<div class="rule"></div><div class="rule"></div><div class="rule"></div>'
ASKED = """<h3>Tell us what you think</h3>
<p>What was hard to understand? Write it here and give the page to your team.</p>"""

BODY = f"""<h1>{TITLE}</h1><p id="for">For people whose hands grow weak</p>
<h2 class="new" id="glance">At a glance</h2>
{BOX}
<h3>What happens</h3><p id="long">{LONG}</p><p>Call <strong>020 7946 0000</strong> by day.</p>
<figure><figcaption>A nerve and its muscle</figcaption>
<svg viewBox="0 0 60 30"><title>A line for a nerve runs to a round muscle.</title>
<path d="M5 15h30" stroke="#12495c" fill="none"/>
<circle cx="45" cy="15" r="9" fill="#dcecf1"/></svg></figure>
<h2 class="new" id="notes">My notes</h2><p>Write your questions here.</p>{RULES}
<table id="table"><thead><tr><th scope="col">Day</th><th scope="col">Grip</th></tr></thead>
<tbody><tr><td>Monday</td><td>firm</td></tr><tr><td>Friday</td><td>weak</td></tr></tbody></table>
<p>See <a href="https://example.org/grip">example.org/grip</a> for more.</p>
<h2 class="new" id="sources">Where the facts come from</h2><ul class="small">
<li>Grip in motor neuropathy, a study of one hand, 2020.</li>
<li>Messages of nerves, a book of many pages about them, 2021.</li></ul>
<h2 id="about">About this leaflet</h2>
<p class="small">Reference: GRIP-EN-UK-0.1. Issued in November 2026; to be reviewed by November 2028. \
Written by A. Writer, read by a patient reader, paid for by nobody.</p>
{ASKED}
<p class="offer" id="offer">Would you like this in large print or in braille? Ask your team.</p>"""

DOTS = next(iter(re.findall(r'data:image/png[^"]+', one_feature.DOCUMENTS["a picture"][0])))
"""A picture of 2 × 2 points, as an address."""

WANTED = (
    ("cover", f"{TITLE} For people whose hands grow weak"),
    ("glance", "At a glance"),
    ("glance/body/1", "Some muscles grow weak. Feeling stays. It can be treated."),
    ("glance/parts/happens/body/1", LONG),
    ("notes/body/1", "Write your questions here."),
    ("notes/body/2", "Day Grip Monday firm Friday weak"),
    ("notes/body/3", "See example.org/grip for more."),
)

HANDOUT = Promise(
    shape=FORMATS["handout"],
    sizes=((210.0, 297.0),),
    language="en",
    title=TITLE,
    wanted=WANTED,
    headings=7,
    issued=date(2026, 11, 22),
    review=date(2028, 11, 22),
    today=date(2026, 11, 22),
    siblings=("grip-handout.pdf", "grip-handout.html"),
)
"""What the leaflet of `sound` is promised to be."""


def written(body: str, style: str = "", language: str = "en", direction: str = "ltr") -> bytes:
    """The finished file of a body of HTML."""
    pages = laid_out(body, style, language, direction)
    with mended_tags():
        raw = pages.write_pdf(pdf_variant="pdf/a-2a")
    return pdffile.finish(raw, direction="rtl" if direction == "rtl" else "ltr")


def laid_out(body: str, style: str = "", language: str = "en", direction: str = "ltr") -> Any:
    """The pages of a body of HTML, not yet written."""
    html = HEAD.format(language=language, direction=direction, title=TITLE, style=style) + body
    fetcher = URLFetcher(allowed_protocols={"file", "data"})
    return HTML(string=html, base_url=f"{FONTS.as_uri()}/", url_fetcher=fetcher).render(pdf_variant="pdf/a-2a")


@functools.cache
def sound() -> bytes:
    """A leaflet of four pages that meets every goal."""
    return written(BODY)


def styled(style: str) -> bytes:
    """The sound leaflet with one style more."""
    return written(BODY, style)


def instead(old: str, new: str) -> bytes:
    """The sound leaflet with one part of its HTML replaced."""
    assert old in BODY
    return written(BODY.replace(old, new))


def changed(pdf: bytes, change: Callable[[Any], object]) -> bytes:
    """A file with one thing changed in it."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        saved = io.BytesIO()
        file.save(saved)
    return saved.getvalue()


def redrawn(pdf: bytes, page: int, old: bytes, new: bytes) -> bytes:
    """A file with the first hit of something replaced in what a page (from 1) draws."""

    def change(file: Any) -> None:
        contents = file.pages[page - 1].Contents
        drawn = contents.read_bytes()
        assert old in drawn
        contents.write(drawn.replace(old, new, 1))

    return changed(pdf, change)


def first_tag(file: Any, kind: str) -> Any:
    """The first tag of this kind, in the order of the file."""
    return next(each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}")


def result(
    pdf: bytes, number: int, promise: Promise = HANDOUT, name: str | None = "grip-handout.pdf", **other: Any
) -> Result:
    """What comes of one goal."""
    return preflight.measure(pdf, replace(promise, **other), name)[number - 1]


def missed(pdf: bytes, promise: Promise = HANDOUT, **other: Any) -> list[int]:
    """The numbers of the goals that are missed."""
    results = preflight.measure(pdf, replace(promise, **other), "grip-handout.pdf")
    return [each.number for each in results if each.state == "fail"]
