"""The tags of small documents are read back and compared with what a screen reader should be told."""

from __future__ import annotations

import importlib.metadata
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import one_feature
import pikepdf
import pytest
import tag_reader
import weasyprint.document
import weasyprint.pdf
from one_feature import DOCUMENTS, laid_out

from leaflets.problems import ProblemsFound
from leaflets.tagging import mended_tags

PICTURE = '<svg width="20" height="20"><title>Dot</title><circle cx="5" cy="5" r="4" /></svg>'


def written(document: Any) -> pikepdf.Pdf:
    with mended_tags():
        return pikepdf.open(io.BytesIO(document.write_pdf(pdf_variant="pdf/a-2a")))


def opened(name: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(one_feature.document(name)))


def places(pdf: pikepdf.Pdf) -> list[list[float]]:
    everything = tag_reader.every_tag(tag_reader.document(pdf))
    return [[float(each) for each in tag.A.BBox] for tag in everything if tag.S == "/Figure"]


def test_every_document_of_the_table_is_read():
    assert len(DOCUMENTS) == (Path(__file__).parent / "one_feature.txt").read_text("utf-8").count("\n== ")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_feature_has_its_tags(name: str):
    assert tag_reader.tags(opened(name)) == DOCUMENTS[name][1]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_that_is_drawn_is_told_once_or_is_an_artifact(name: str):
    pdf = opened(name)
    drawn = tag_reader.drawn(pdf)
    numbered = dict(_numbered(pdf))

    assert drawn.loose == ""
    assert numbered.keys() == drawn.marked.keys()
    assert _parents(pdf) == {mark: tag.objgen for mark, tag in numbered.items()}


def _numbered(pdf: pikepdf.Pdf):
    for tag in tag_reader.every_tag(tag_reader.document(pdf)):
        for kid in tag.get("/K", []):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                yield tag_reader.mark(kid, tag), tag


def _parents(pdf: pikepdf.Pdf):
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    by_number = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert sorted(by_number) == list(by_number)
    streams = {int(page.StructParents): page.Contents for page in pdf.pages}
    streams |= {int(each.StructParents): each for each in _forms(pdf) if "/StructParents" in each}
    return {
        (stream.objgen, mcid): tag.objgen
        for number, stream in streams.items()
        for mcid, tag in enumerate(by_number[number])
    }


def _forms(pdf: pikepdf.Pdf):
    return [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "link" in name or "contents" in name])
def test_an_annotation_and_its_tag_know_each_other(name: str):
    pdf = opened(name)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            tag = numbers[numbers.index(int(annotation.StructParent)) + 1]
            assert tag.S == "/Link"
            assert any(kid.Obj.objgen == annotation.objgen for kid in tag.K if _is_object(kid))


def _is_object(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a link", ["our page"]),
        ("a link over two lines", ["a name that is far, far, far too long for one line"] * 2),
        ("a link with a label", ["Our page"]),
        ("a picture that is a link", ["Home"]),
        ("words and a picture that are a link", ["Call us"] * 2),
        ("a list of contents", ["Alpha", "Beta", "Gamma"]),
        ("a hidden link", []),
        ("a running block with a link and a drawing", []),
    ],
)
def test_a_link_says_its_words(name: str, told: list[str]):
    assert tag_reader.links(opened(name)) == told


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (
            "running heads and feet",
            [
                *("Pagination Header: Head", "Pagination Footer: 1", "Pagination: Side"),
                *("Pagination Header: Head", "Pagination Footer: 2", "Pagination: Side"),
            ],
        ),
        ("a running block with a link and a drawing", ["Pagination Header: Clinic page"]),
        ("a running string", ["Pagination Header: One"]),
        ("a table over the end of a page", ["Pagination: Head", "Pagination: Foot"] * 2),
        ("words that stay on each page", ["Pagination: Again"]),
        ("a hidden block", ["Layout: Unheard "]),
    ],
)
def test_what_is_not_content_is_an_artifact(name: str, kinds: list[str]):
    assert tag_reader.artifacts(opened(name)) == kinds


def test_the_dots_of_a_line_of_contents_are_one_artifact():
    dots = tag_reader.artifacts(opened("a list of contents"))

    assert [set(each.removeprefix("Layout: ")) for each in dots] == [{"."}] * 3


def test_the_tags_stand_in_the_order_of_the_html():
    body = (
        "<main><h1>a</h1><div style='display: flex'><p>b</p><p>c</p></div><p style='float: right'>d</p>"
        "<p>e <b>f</b> g</p>"
        "<table><tr><th>h</th><th>i</th></tr><tr><td>j</td><td>k</td></tr></table><p style='position: relative'>l</p>"
        "<ul style='list-style: none'><li>m<ul style='list-style: none'><li>n</li></ul></li><li>o</li></ul>"
        "<p style='position: absolute; top: 0'>p</p><div style='columns: 2'><p>q</p><p>r</p></div></main>"
    )

    assert tag_reader.words(written(laid_out(body))) == list("abcdefghijklmnopqr")


def test_a_picture_has_its_place_in_points_from_the_lower_left_corner():
    block = PICTURE.replace("<svg", '<svg style="display: block"')
    (place,) = places(written(laid_out(block)))
    left, top, side = 10 / 25.4 * 72, 50 / 25.4 * 72, 20 * 72 / 96

    assert place == pytest.approx([left, top - side, left + side, top], abs=0.001)


def test_the_bleed_does_not_move_the_place_of_a_picture():
    bled = "<style>@page { bleed: 3mm }</style>"

    assert places(written(laid_out(f"{bled}<div>{PICTURE}</div>"))) == places(
        written(laid_out(f"<div>{PICTURE}</div>"))
    )


def test_a_turned_picture_has_the_place_that_it_covers():
    turned = '<div style="width: 20px; line-height: 0; transform: rotate(45deg)">{}</div>'
    (place,) = places(written(laid_out(turned.format(PICTURE))))
    side = 20 * 72 / 96

    assert place[2] - place[0] == pytest.approx(side * 2**0.5, abs=0.01)
    assert place[3] - place[1] == pytest.approx(side * 2**0.5, abs=0.01)


@pytest.mark.parametrize(
    "picture", [DOCUMENTS["a picture"][0].replace("alt=", "title="), "<svg width='9' height='9' />"]
)
def test_a_picture_without_words_is_complained_of(picture: str, caplog: pytest.LogCaptureFixture):
    written(laid_out(picture))

    assert "has no required alt description" in caplog.text


def test_a_document_without_a_language_is_complained_of(caplog: pytest.LogCaptureFixture):
    written(laid_out("<p>One</p>", language=""))

    assert 'Missing required "lang"' in caplog.text


def test_a_note_can_be_found_by_its_name():
    pdf = opened("a note in its place")

    name, note = pdf.Root.StructTreeRoot.IDTree.Names

    assert (name, note.S) == ("#n1", "/Note")


@pytest.fixture
def leaflet_of_two_layouts() -> Any:
    """A list of contents that was laid out again, with other words, in front of the pages of the first layout."""
    body = (
        '<main><section><h1>{title}</h1><nav role="doc-toc"><ol><li><a href="#a">Alpha</a></li></ol></nav></section>'
        '<section style="break-before: page"><h2 id="a">Alpha</h2><p><a href="#top">Back</a></p></section></main>'
    )
    front = laid_out(body.format(title='<b id="top">Second</b>').partition('<section style="break')[0])
    whole = laid_out(body.format(title='<b id="top">First</b>'))
    return whole.copy([*front.pages, *whole.pages[1:]])


def test_pages_of_two_layouts_become_one_tree(leaflet_of_two_layouts: Any):
    contents = 'Sect(H1"Second" Div(TOC(TOCI(Lbl"1." Reference(Link(link "Alpha"))))))'

    assert tag_reader.tags(written(leaflet_of_two_layouts)) == f'Part({contents} Sect(H2"Alpha" P(Link(link "Back"))))'


def test_links_and_bookmarks_go_from_one_layout_to_the_other(leaflet_of_two_layouts: Any):
    pdf = written(leaflet_of_two_layouts)
    names = list(pdf.Root.Names.Dests.Names)
    targets = {str(name): place[0].objgen for name, place in zip(names[::2], names[1::2], strict=True)}
    (contents,), (back,) = (list(page.Annots) for page in pdf.pages)
    with pdf.open_outline() as outline:
        bookmarks = [item.title for item in outline.root] + [item.title for item in outline.root[0].children]

    assert targets[str(contents.Dest)] == pdf.pages[1].obj.objgen
    assert targets[str(back.Dest)] == pdf.pages[0].obj.objgen
    assert bookmarks == ["Second", "Alpha"]


def test_what_stands_in_the_same_place_of_two_layouts_stays_two():
    first, second = (laid_out(f"<main><section><h2>{title}</h2></section></main>") for title in ("One", "Two"))

    assert tag_reader.tags(written(first.copy([*first.pages, *second.pages]))) == 'Part(Sect(H2"One") Sect(H2"Two"))'


def test_the_same_pages_can_be_written_twice():
    document = laid_out(DOCUMENTS["a link over two lines"][0])
    with mended_tags():
        first, second = (document.write_pdf(pdf_variant="pdf/a-2a") for _ in range(2))

    assert first == second


def test_threads_may_write_at_the_same_time():
    names = [name for name in DOCUMENTS if name.startswith("a li")]
    documents = [laid_out(DOCUMENTS[name][0]) for name in names]
    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(lambda document: tag_reader.tags(written(document)), documents))

    assert told == [DOCUMENTS[name][1] for name in names]


def test_a_pdf_without_tags_stays_without():
    document = laid_out("<p>Words <a href='tel:1'>here</a></p>")
    with mended_tags():
        pdf = pikepdf.open(io.BytesIO(document.write_pdf()))

    assert "/StructTreeRoot" not in pdf.Root
    assert len(pdf.pages[0].Annots) == 1


def test_afterwards_weasyprint_is_as_it_was():
    before = weasyprint.document.generate_pdf, weasyprint.pdf.add_tags, weasyprint.pdf.stream.Stream.marked
    with pytest.raises(ZeroDivisionError), mended_tags():
        raise ZeroDivisionError

    assert before == (weasyprint.document.generate_pdf, weasyprint.pdf.add_tags, weasyprint.pdf.stream.Stream.marked)


def test_a_weasyprint_that_was_not_tested_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "71.0")

    with pytest.raises(ProblemsFound, match=r"WeasyPrint 71\.0 is installed") as found, mended_tags():
        pass

    assert found.value.problems[0].code == "tags-untested-weasyprint"
    assert "weasyprint==70.*" in found.value.problems[0].hint
