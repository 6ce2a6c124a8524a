"""The QR code beside the printed web address, read from pictures of finished files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import made_up
import pytest

from leaflets import line, pdffile, plan, preflight
from leaflets.pdffile import Box, Code
from leaflets.problems import report

WEB = "www.riverside.example.org/thumbs-and-more"
SHAPES = ["handout", "large-print", "booklet"]


def built(root: Path, asked: plan.Asked) -> Mapping[str, bytes]:
    """The PDF of each job, by leaflet and format."""
    library, _ = line.ready(root, date(2026, 11, 22))
    done = list(line.build(library, plan.jobs(library, asked), line.Folders(root, root / "out", root / "cache")))
    assert all(one.files for one in done), report([problem for one in done for problem in one.problems])
    return {f"{one.job.leaflet}-{one.job.format}": one.files[0].read_bytes() for one in done}


def project(root: Path, clinic: str) -> Path:
    made_up.project(root)
    made_up.panels(root)
    made_up.leaflet(root, "fold", ["trifold", "card"], made_up.PANELS)
    made_up.leaflet(root, "sheet", ["handout"], ["care"])
    ticket = root / "content/thumbs/leaflets/guide.yaml"
    ticket.write_text(ticket.read_text("utf-8").replace("[handout]", f"[{', '.join(SHAPES)}]"), "utf-8", newline="\n")
    made_up.written(root, "content/clinics/riverside.yaml", clinic)
    return root


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Leaflets of a clinic that has a web address."""
    root = project(tmp_path_factory.mktemp("coded") / "project", f"{made_up.CLINIC}web: {WEB}\n")
    return built(root, plan.Asked(["guide", "fold", "sheet"], clinics=["riverside"]))


def codes(pdf: bytes) -> list[Code | None]:
    """Each code that the tags tell of, as a telephone reads it from a picture in grey of 300 dpi."""
    sizes = pdffile.page_sizes(pdf)
    found = []
    for tag in pdffile.tree(pdf).walk():
        if tag.kind == "Figure" and "QR" in tag.entries["Alt"]:
            assert tag.entries["Alt"] == f"QR code: opens {WEB}"
            left, low, right, high = tag.entries["BBox"]
            height = sizes[tag.page - 1][1]
            found.append(pdffile.code(pdf, tag.page, Box(left, height - high, right, height - low)))
    return found


EVERY = [*(f"guide-{shape}" for shape in SHAPES), "fold-trifold", "fold-card", "sheet-handout"]


@pytest.mark.parametrize("name", EVERY)
def test_a_clinic_with_a_web_address_has_a_code_that_opens_it(coded, name):
    (code,) = codes(coded[name])
    assert code is not None
    assert code.text == f"https://{WEB}"
    side = code.box.width / 72 * 25.4
    assert side >= (19.9 if name.startswith("fold") else 24.9)
    assert side / code.modules >= 0.6
    assert code.quiet >= 3.8


@pytest.mark.parametrize("name", ["sheet-handout", "fold-card"])
def test_preflight_passes_it(coded, name):
    (found,) = [each for each in preflight.measure_file(coded[name], f"{name}.pdf") if each.number == 53]
    assert found.state == "pass", found.evidence


@pytest.mark.parametrize("name", EVERY)
def test_the_address_is_printed_beside_it(coded, name):
    assert WEB in "".join(word.text for word in pdffile.words(coded[name]))


def test_without_a_web_address_there_is_no_code_and_no_word_stands_elsewhere(tmp_path):
    plain = built(project(tmp_path / "project", made_up.CLINIC), plan.Asked(["sheet"], clinics=["riverside"]))
    assert codes(plain["sheet-handout"]) == []
    assert "Website" not in [word.text for word in pdffile.words(plain["sheet-handout"])]


def test_a_code_moves_no_page(coded, tmp_path):
    plain = built(project(tmp_path / "project", made_up.CLINIC), plan.Asked(["fold"], clinics=["riverside"]))
    for name, pdf in plain.items():
        assert pdffile.page_sizes(pdf) == pdffile.page_sizes(coded[name])
