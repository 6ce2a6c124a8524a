"""Pictures of real pages, kept: what they look like changes only when somebody has looked.

`pytest tests/test_pages.py --update-pictures` writes them anew; look at every one before you commit it.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from leaflets import pdffile
from leaflets.model import Job

REPOSITORY = Path(__file__).resolve().parents[1]
KEPT = REPOSITORY / "tests/pictures"
DPI = 36
# Another version of Pango may move a letter by a hair; a lost line or a moved box changes far more than this.
MOST_CHANGED = 0.01
CLEARLY = 80  # of 255 levels of grey
EDITIONS = {
    "specimen-uk": ("specimen", "handout", "uk"),
    "guide-uk": ("guide", "handout", "uk"),
    "guide-us": ("guide", "handout", "us"),
    "glance-trifold-uk": ("glance", "trifold", "uk"),
    "alert-card-us": ("alert-card", "card", "us"),
    "easy-read-uk": ("easy-read", "easy-read", "uk"),
    "treatment-uk": ("treatment", "handout", "uk"),
}


@pytest.fixture
def pdfs(range_on_the_shelf) -> dict[str, bytes]:
    jobs = {name: Job(leaflet, shape, "en", region) for name, (leaflet, shape, region) in EDITIONS.items()}
    return {name: range_on_the_shelf[job].files[0].read_bytes() for name, job in jobs.items()}


def grey(pdf: bytes, page: int) -> Image.Image:
    return Image.open(io.BytesIO(pdffile.png(pdf, page, DPI))).convert("L")


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of the page that clearly differs."""
    if one.size != other.size:
        return 1.0
    levels = ImageChops.difference(one, other).histogram()
    return sum(levels[CLEARLY:]) / (one.width * one.height)


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITIONS)
def test_pages_look_as_they_did(name, pdfs, request, tmp_path):
    pages = [grey(pdfs[name], number) for number in range(1, len(pdffile.page_sizes(pdfs[name])) + 1)]
    if request.config.getoption("--update-pictures"):
        for old in (KEPT / name).glob("*.png"):
            old.unlink()
        (KEPT / name).mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages, start=1):
            page.quantize(16).save(KEPT / name / f"{number:02}.png", optimize=True)
    kept = [Image.open(path).convert("L") for path in sorted((KEPT / name).glob("*.png"))]
    assert len(pages) == len(kept), f"{name} has {len(pages)} pages, and {len(kept)} pictures are kept"
    differing = [
        n for n, (new, old) in enumerate(zip(pages, kept, strict=True), start=1) if changed(new, old) > MOST_CHANGED
    ]
    for number in differing:
        pages[number - 1].save(tmp_path / f"{name}-{number:02}.png")
    assert not differing, f"{name}: pages {differing} look otherwise; see {tmp_path} and --update-pictures"


def test_a_moved_line_is_seen():
    page = Image.new("L", (330, 468), 255)
    page.paste(0, (30, 100, 300, 110))
    moved = ImageChops.offset(page, 0, 10)
    assert changed(page, moved) > MOST_CHANGED
    assert changed(page, page.copy()) == 0
