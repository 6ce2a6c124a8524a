"""Words that would be lost are told, each way of losing them by a real PDF; a clean leaflet is silent."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from leaflets.problems import Problem, Severity
from leaflets.prove import Wanted, boxes, every_word, glyphs, ink, stylesheet

FONTS = Path(__file__).parent.parent / "templates/fonts"
STYLE = """
@font-face { font-family: Latin; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Latin; font-weight: 700; src: url(AtkinsonHyperlegibleNext-Bold.ttf) }
@font-face { font-family: Arabic; src: url(NotoSansArabic-Regular.ttf) }
@page { size: A5; margin: 15mm; @bottom-center { content: "Nerve leaflet, page " counter(page); font: 9pt Latin } }
body { font: 12pt/1.4 Latin, Arabic; margin: 0 }
"""
PROSE = (
    "Most people with this condition are treated with immunoglobulin and many of them notice a difference within some weeks. "
    "Tell the team at once about a bad headache, a rash, chest pain or a swollen leg, and never stop the treatment by yourself. "
)


@dataclass(frozen=True)
class Box:
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Made:
    pdf: bytes
    boxes: Mapping[str, tuple[Box, ...]]
    sizes: list[tuple[float, float]]


def make(body: str, style: str = "", language: str = "en", direction: str = "ltr") -> Made:
    html = f"<!doctype html><html lang={language} dir={direction}><title>Leaflet</title><style>{STYLE}{style}</style><body>{body}"
    document = weasyprint.HTML(string=html, base_url=f"{FONTS.as_uri()}/").render(pdf_variant="pdf/ua-1")
    found: dict[str, tuple[Box, ...]] = {}
    for number, page in enumerate(document.pages, start=1):
        for name, corners in page.anchors.items():
            found[name] = (*found.get(name, ()), Box(number, *(px * 0.75 for px in corners)))
    sizes = [(page.width * 0.75, page.height * 0.75) for page in document.pages]
    return Made(document.write_pdf(pdf_variant="pdf/ua-1"), found, sizes)


def paragraphs(texts: Mapping[str, str], style: str = "", around: str = "{}", at: str = "body/2") -> Made:
    """A leaflet of paragraphs; the one at this address is put into `around`."""
    parts = {address: f'<p id="{address}">{text}</p>' for address, text in texts.items()}
    return make("".join(around.format(part) if address == at else part for address, part in parts.items()), style)


def wanted(texts: Mapping[str, str]) -> list[Wanted]:
    return [Wanted(address, text) for address, text in texts.items()]


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.block) for problem in problems]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {"body/1": f"First. {PROSE}", "body/2": f"Second. {PROSE * 2}", "body/3": f"Third. {PROSE}"}


@pytest.fixture(scope="module")
def ten_clean_pages() -> tuple[Made, list[Wanted]]:
    """Paragraphs, nested lists, numbered steps, alerts and tables, with a footer on every page; many words come again and again."""
    blocks, parts = [], []
    for number in range(1, 19):
        items = [f"Item {number}.{index}: {PROSE.split('. ')[index % 2]}" for index in range(4)]
        cells = [[f"Row {row} of table {number}", "Yes" if row % 2 else "No", f"{row}–{row + 2} mg/kg"] for row in range(5)]
        for address, text, html in (
            (f"s{number}", f"Part {number} (of many)", "<h2 id={a}>{t}</h2>"),
            (f"s{number}/body/1", f"In part {number}: {PROSE * 2}", "<p id={a}>{t}</p>"),
            (f"s{number}/body/2", " ".join(items), f"<ul id={{a}}>{''.join(f'<li>{item}</li>' for item in items)}</ul>"),
            (f"s{number}/body/3", "Rest. Eat. Walk.", "<ol id={a}><li>Rest.<li>Eat.<li>Walk.</ol>"),
            (f"s{number}/body/4", "Call 999 at once. It’s urgent: don’t wait!", "<p id={a} class=alert><b>Call 999 at once.</b> <em>It's urgent: don't wait!</em></p>"),
            (f"s{number}/body/5", " ".join(cell for row in cells for cell in row), f"<table id={{a}}>{''.join('<tr>' + ''.join(f'<td>{cell}' for cell in row) for row in cells)}</table>"),
            (f"s{number}/body/6", "Yes", "<p id={a}>Yes</p>"),
        ):
            blocks.append(Wanted(address, text))
            parts.append(html.replace("{a}", address).replace("{t}", text))
    return make("".join(parts), "table { width: 100% } .alert { border: 1pt solid; padding: 2mm; background: #ffd; position: relative }"), blocks


def test_a_clean_leaflet_of_ten_pages_is_silent(ten_clean_pages: tuple[Made, list[Wanted]]) -> None:
    made, blocks = ten_clean_pages
    assert len(made.sizes) >= 10
    assert list(boxes(blocks, made.boxes, made.sizes, 10)) == []
    assert list(every_word(blocks, made.pdf)) == []
    assert list(ink(made.pdf, made.boxes)) == []
    assert list(glyphs(made.pdf)) == []


@pytest.mark.parametrize(
    ("style", "around"),
    [
        ("#hide { height: 20mm }", "<div id=hide>{}</div>"),
        ("#hide { position: absolute; top: 100mm }", "<div id=hide>{}{}{}</div>"),
        ("#hide { position: fixed; bottom: -100mm }", "<div id=hide>{}</div>"),
        ("#hide { float: left; width: 50% }", "<div id=hide>{}</div>"),
    ],
    ids=["fixed height", "absolute", "fixed", "float"],
)
def test_words_that_do_not_fit_are_told_by_their_block(texts: dict[str, str], style: str, around: str) -> None:
    long = {**texts, "body/2": f"Second. {PROSE * 14}"}
    made = paragraphs(long, style, around)
    problems = [*every_word(wanted(long), made.pdf), *ink(made.pdf, made.boxes)]
    assert {problem.place.block for problem in problems} == {"body/2"}
