"""Words that would be lost are told, each way of losing them by a real PDF; a clean leaflet is silent."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from leaflets import pdffile
from leaflets.problems import Problem, Severity
from leaflets.prove import Wanted, boxes, breaks, every_word, fullness, glyphs, ink, panels, stylesheet
from leaflets.prove.letters import letters, pieces
from leaflets.prove.printed import Printed
from leaflets.prove.search import Sought, find_all

FONTS = Path(__file__).parent.parent / "templates/fonts"
STYLE = """
@font-face { font-family: Latin; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Latin; font-weight: 700; src: url(AtkinsonHyperlegibleNext-Bold.ttf) }
@font-face { font-family: Arabic; src: url(NotoSansArabic-Regular.ttf) }
@page { size: A5; margin: 15mm; @bottom-center { content: "Nerve leaflet, page " counter(page); font: 9pt Latin } }
body { font: 12pt/1.4 Latin, Arabic; margin: 0 }
"""
PROSE = (
    "Most people with this condition are treated with immunoglobulin and many notice a difference within some weeks. "
    "Tell the team at once about a bad headache, a rash, chest pain or a swollen leg, and never stop by yourself. "
)
LONG = "".join(f"Part {number}: {PROSE}" for number in range(14))
# No letter of these words has dots, which some fonts draw as glyphs of their own.
ARABIC = {
    "body/1": "كل عمل علم حال دعم",
    "body/2": "ولد دار مال عالم وعد",
    "body/3": "محمد حمل كلام 020 7946 0000 (MMN)",
}


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
    sizes: Sequence[tuple[float, float]]


def make(body: str, style: str = "", language: str = "en", direction: str = "ltr") -> Made:
    head = f"<title>Leaflet</title><style>{STYLE}{style}</style>"
    html = f"<!doctype html><html lang={language} dir={direction}>{head}<body>{body}"
    document = weasyprint.HTML(string=html, base_url=f"{FONTS.as_uri()}/").render(pdf_variant="pdf/ua-1")
    found: dict[str, tuple[Box, ...]] = {}
    for number, page in enumerate(document.pages, start=1):
        for name, corners in page.anchors.items():
            found[name] = (*found.get(name, ()), Box(number, *(px * 0.75 for px in corners)))
    sizes = [(page.width * 0.75, page.height * 0.75) for page in document.pages]
    return Made(document.write_pdf(pdf_variant="pdf/ua-1"), found, sizes)


def paragraphs(texts: Mapping[str, str], style: str = "", after: str = "", **of_page: str) -> Made:
    """A leaflet of paragraphs, the second with the class `odd`, and whatever stands after them."""
    parts = [
        f'<p id="{address}" class="{"odd" if address == "body/2" else ""}">{text}</p>'
        for address, text in texts.items()
    ]
    return make("".join(parts) + after, style, **of_page)


def wanted(texts: Mapping[str, str]) -> list[Wanted]:
    return [Wanted(address, text) for address, text in texts.items()]


def told(problems: Iterable[Problem]) -> set[tuple[str, str]]:
    return {(problem.code, problem.place.block) for problem in problems}


def all_proofs(texts: Mapping[str, str], made: Made) -> set[tuple[str, str]]:
    blocks = wanted(texts)
    found = [*boxes(blocks, made.boxes, made.sizes, 10), *every_word(blocks, made.pdf), *ink(made.pdf, blocks)]
    return told([*found, *glyphs(made.pdf)])


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {"body/1": f"First. {PROSE}", "body/2": f"Second. {PROSE * 2}", "body/3": f"Third. {PROSE}"}


@pytest.fixture(scope="module")
def too_long(texts: dict[str, str]) -> dict[str, str]:
    return {**texts, "body/2": f"Second. {LONG}"}


def chapter(number: int) -> Iterable[tuple[str, str, str]]:
    """Address, words and HTML of each block of a chapter; many words come again in each."""
    items = [f"Item {number}.{index}: {sentence}" for index, sentence in enumerate(PROSE.split(", "))]
    rows = [(f"Row {row} of table {number}", "Yes" if row % 2 else "No", f"{row}–{row + 2} mg/kg") for row in range(5)]
    table = "".join(f"<tr><td>{first}<td>{second}<td>{third}" for first, second, third in rows)
    yield f"s{number}", f"Part {number} (of many)", f"<h2>Part {number} (of many)</h2>"
    yield f"s{number}/body/1", f"In part {number}: {PROSE * 2}", f"<p>In part {number}: {PROSE * 2}</p>"
    yield f"s{number}/body/2", " ".join(items), f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    yield f"s{number}/body/3", "Rest. Eat. Walk.", "<ol class=inside><li>Rest.<li>Eat.<li>Walk.</ol>"
    yield (
        f"s{number}/body/4",
        "Call 999. It’s urgent!",
        "<p class=alert><b>Call 999.</b> <strong>It's urgent!</strong></p>",
    )
    yield (
        f"s{number}/body/5",
        " ".join(" ".join(row) for row in rows),
        f"<table><thead><tr><th>Row<tbody>{table}</table>",
    )
    yield f"s{number}/body/6", "Yes", "<p>Yes</p>"


@pytest.fixture(scope="module")
def clean_leaflet() -> tuple[Made, list[Wanted]]:
    blocks = [block for number in range(12) for block in chapter(number)]
    body = "".join(html.replace(">", f' id="{address}">', 1) for address, _, html in blocks)
    style = (
        ".inside { list-style-position: inside } table { width: 100% } .alert { position: relative; border: 1pt solid }"
    )
    return make(body, style), [Wanted(address, text) for address, text, _ in blocks]


def test_a_clean_leaflet_with_lists_tables_and_footers_is_silent(clean_leaflet: tuple[Made, list[Wanted]]) -> None:
    made, blocks = clean_leaflet
    assert len(made.sizes) >= 10
    assert any(len(made.boxes[f"s{number}/body/5"]) > 1 for number in range(12)), "a table is split over two pages"
    assert all_proofs({block.address: block.text for block in blocks}, made) == set()


@pytest.mark.parametrize(
    ("style", "codes"),
    [
        (".odd { height: 20mm }", {"words-lost"}),
        (".odd { position: absolute; top: 90mm }", {"words-lost"}),
        (".odd { position: fixed; bottom: -80mm }", {"words-lost", "block-beyond-safe-area", "words-off-page"}),
        (".odd { float: left; width: 50%; height: 30mm }", {"words-lost"}),
        (".odd { line-clamp: 3 }", {"words-lost"}),
        (".odd { display: flex; flex-direction: column; height: 30mm }", {"words-lost"}),
        (".odd { display: none }", {"words-lost", "block-without-box"}),
        (".odd { font-size: 0 }", {"words-lost", "block-without-box"}),
        (".odd { visibility: hidden }", {"words-lost"}),
        (".odd { white-space: nowrap }", {"words-off-page"}),
    ],
)
def test_words_that_do_not_fit_are_told_by_their_block(too_long: dict[str, str], style: str, codes: set[str]) -> None:
    assert codes <= {code for code, block in all_proofs(too_long, paragraphs(too_long, style)) if block == "body/2"}


@pytest.mark.parametrize(
    ("style", "code"),
    [
        (".odd { color: #fff }", "words-unseen"),
        (".odd { color: #f9f9f9 }", "words-unseen"),
        (".odd { background: #123456; color: #133457 }", "words-unseen"),
        (".odd { opacity: 0.01 }", "words-unseen"),
        (".odd { overflow: hidden; height: 4.5em; margin-bottom: 60mm }", "words-unseen"),
        (".odd { overflow: hidden; white-space: nowrap; width: 60mm }", "words-unseen"),
        (".odd { position: relative; left: 40mm }", "words-off-page"),
        (".odd { margin-inline: -20mm }", "words-off-page"),
    ],
)
def test_words_that_nobody_sees_are_told_by_their_block(texts: dict[str, str], style: str, code: str) -> None:
    made = paragraphs(texts, style)
    assert {code for code, block in told(ink(made.pdf, wanted(texts))) if block == "body/2"} >= {code}
    assert "body/1" not in {block for _, block in told(ink(made.pdf, wanted(texts)))}


def test_words_under_a_box_are_told_by_their_block(texts: dict[str, str]) -> None:
    where = paragraphs(texts).boxes["body/2"][0]
    place = f"top: calc({where.top}pt - 15mm); height: {where.bottom - where.top}pt"
    made = paragraphs(texts, after=f"<div style='position: absolute; width: 100%; background: #fff; {place}'></div>")
    assert told(ink(made.pdf, wanted(texts))) == {("words-unseen", "body/2")}
    assert list(every_word(wanted(texts), made.pdf)) == [], "the words are there, only covered"


PLANTED = {
    "a fixed height": ".odd { height: 20mm }",
    "overflow that is hidden": ".odd { overflow: hidden; height: 20mm }",
    "a box out of the flow": ".odd { position: absolute; top: 90mm }",
    "a float of fixed height": ".odd { float: left; width: 50%; height: 30mm }",
    "a flex column of fixed height": ".odd { display: flex; flex-direction: column; height: 30mm }",
    "a grid row of fixed height": ".odd { display: grid; grid-template-rows: 30mm; overflow: hidden; height: 30mm }",
    "a limit of lines": ".odd { line-clamp: 3 }",
    "an ellipsis": ".odd { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }",
    "a cover": ".odd { position: relative }.odd::after { content: ''; position: absolute; inset: 0; background: #fff }",
    "white on white": ".odd { color: #fff }",
    "off the page": ".odd { margin-inline: -20mm }",
}
"""Every way that we know to lose words without a layout engine saying so."""


@pytest.mark.parametrize("way", PLANTED)
def test_words_that_are_clipped_or_hidden_are_found_in_each_of_these_ways(too_long: dict[str, str], way: str) -> None:
    found = {block for _, block in all_proofs(too_long, paragraphs(too_long, PLANTED[way]))}
    assert "body/2" in found
    assert "body/1" not in found


def test_half_a_line_cut_off_is_told() -> None:
    source = {"body/2": "Call the nurse"}
    made = paragraphs(source, ".odd { overflow: hidden; height: 2.6mm }")
    assert told(ink(made.pdf, wanted(source))) == {("words-cut", "body/2")}


def test_without_the_blocks_unseen_words_are_told_by_page_and_excerpt(texts: dict[str, str]) -> None:
    (problem,) = ink(paragraphs(texts, ".odd { color: #fff }").pdf)
    assert problem.place.block == ""
    assert "On page 1, about" in problem.message
    assert "“Second. Most people" in problem.message


def test_words_behind_an_ellipsis_are_lost_though_the_pdf_claims_to_have_them(texts: dict[str, str]) -> None:
    made = paragraphs(texts, ".odd { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }")
    assert told(every_word(wanted(texts), made.pdf)) == {("words-lost", "body/2")}
    assert told(glyphs(made.pdf)) == {("letters-without-text", "")}


def test_the_first_lost_words_and_their_number_are_told() -> None:
    source = {"body/1": "Take ten tablets now.", "body/2": "Never take more than two of them in one day."}
    (problem,) = every_word(wanted(source), paragraphs({**source, "body/2": "Never take them in one day."}).pdf)
    assert (
        problem.message
        == "About 4 words of this block are missing from the PDF: “more than two of”, after “Never take”."
    )


def test_a_wrong_letter_makes_its_word_a_lost_one() -> None:
    (problem,) = every_word(wanted({"body/1": "Take 10 mg a day."}), paragraphs({"body/1": "Take 10 µg a day."}).pdf)
    assert problem.message == "One word of this block is missing from the PDF: “mg”, after “Take 10”."


def test_a_word_that_another_block_has_too_is_missed_where_it_is_lost() -> None:
    source = {"body/1": "Do not drive.", "body/2": "Do not wait.", "body/3": "Do not stop the treatment."}
    made = paragraphs({**source, "body/2": "Do wait."})
    assert told(every_word(wanted(source), made.pdf)) == {("words-lost", "body/2")}


@pytest.mark.parametrize(
    "typed", ["“office”—don’t… e\u2011mail: soft\u00adware 5\u00a0mg", "1½ × 10² H₂O café naïve", "office fluffy ﬃ"]
)
def test_signs_that_look_alike_are_the_same(typed: str) -> None:
    assert list(every_word([Wanted("body/1", typed)], paragraphs({"body/1": typed}).pdf)) == []


def test_plain_quotes_and_hyphens_in_the_source_match_typographic_ones() -> None:
    made = paragraphs({"body/1": "“Don’t stop,” they said: self‑care"})
    assert list(every_word([Wanted("body/1", '"Don\'t stop," they said: self-care')], made.pdf)) == []


def test_a_word_divided_at_the_end_of_a_page_is_whole() -> None:
    source = {"body/1": "See https://clinic.example.org/a-very-long-path-to-the-leaflet for more."}
    made = paragraphs(source, "@page { size: 75mm 37mm } p { orphans: 1; widows: 1; margin: 0 }")
    assert len(made.sizes) > 2, "one line a page"
    assert list(every_word(wanted(source), made.pdf)) == []


def test_a_block_on_a_page_out_of_order_is_told(texts: dict[str, str]) -> None:
    made = paragraphs({name: texts[name] for name in ("body/3", "body/1", "body/2")}, "p { break-after: page }")
    assert told(every_word(wanted(texts), made.pdf)) == {("words-out-of-order", "body/3")}


def test_arabic_is_found_whatever_order_its_numbers_and_brackets_have_in_the_pdf() -> None:
    made = paragraphs(ARABIC, language="ar", direction="rtl")
    assert all_proofs(ARABIC, made) == set()


def test_a_lost_arabic_word_is_told_by_its_block() -> None:
    made = paragraphs({**ARABIC, "body/2": "ولد دار مال وعد"}, language="ar", direction="rtl")
    (problem,) = every_word(wanted(ARABIC), made.pdf)
    assert problem.place.block == "body/2"
    assert "“عالم”, after “ولد دار مال”" in problem.message


def test_arabic_that_does_not_fit_is_told_by_its_block() -> None:
    long = {**ARABIC, "body/2": " ".join([ARABIC["body/2"]] * 300)}
    made = paragraphs(long, ".odd { height: 30mm }", language="ar", direction="rtl")
    assert told(every_word(wanted(long), made.pdf)) == {("words-lost", "body/2")}


def without_letters(pdf: bytes, spoken: Sequence[str] = ()) -> bytes:
    """The same PDF with shapes that stand for no letters, and these texts to be read aloud instead, one a paragraph."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for font in page.Resources.Font.values():
                del font.ToUnicode
        found = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P"]
        for paragraph, text in zip(found, spoken, strict=False):
            paragraph.ActualText = pikepdf.String(text)
        written = io.BytesIO()
        file.save(written)
    return written.getvalue()


def test_shapes_without_letters_are_told() -> None:
    pdf = without_letters(paragraphs(ARABIC, language="ar", direction="rtl").pdf)
    (problem,) = glyphs(pdf)
    assert problem.code == "letters-without-text"
    assert problem.severity is Severity.ERROR
    assert {block for _, block in told(every_word(wanted(ARABIC), pdf))} == set(ARABIC)


def test_shapes_without_letters_are_found_by_what_the_tags_read_aloud() -> None:
    pdf = without_letters(paragraphs(ARABIC, language="ar", direction="rtl").pdf, list(ARABIC.values()))
    assert {word.text for word in pdffile.words(pdf) if word.text.isalpha()} == set(), "no letter can be read back"
    assert list(every_word(wanted(ARABIC), pdf)) == []
    assert [problem.severity for problem in glyphs(pdf)] == [Severity.WARNING]


def test_tags_that_read_aloud_more_than_is_drawn_prove_nothing() -> None:
    claims = {**ARABIC, "body/2": " ".join([ARABIC["body/2"]] * 9)}
    pdf = without_letters(paragraphs(ARABIC, language="ar", direction="rtl").pdf, list(claims.values()))
    assert told(every_word(wanted(claims), pdf)) == {("words-lost", "body/2")}


def test_a_letter_of_private_use_is_told() -> None:
    assert told(glyphs(paragraphs({"body/1": "a \ue000 b"}).pdf)) == {("letters-without-text", "")}


def test_each_letter_of_chinese_counts_as_a_word() -> None:
    assert pieces("多灶性 MMN 神经病") == ["多", "灶", "性", "MMN", "神", "经", "病"]


def test_right_to_left_words_are_compared_without_marks_and_order() -> None:
    assert letters("مُدَرِّس") == letters("سردم") == letters("مـدرس")


def test_any_one_lost_word_of_a_random_leaflet_is_missed() -> None:
    chance = random.Random(1)  # noqa: S311 - the same words each time, no secret
    for _ in range(100):
        source = [chance.choices(PROSE.split(), k=chance.choice([1, 3, 9, 40])) for _ in range(40)]
        lost = chance.choice([at for at, block in enumerate(source) if len(block) > 1])
        left = [[*block] for block in source]
        del left[lost][chance.randrange(len(left[lost]))]
        drawn = [
            (1 + at // 9, word)
            for at, block in enumerate(left)
            for word in [*block, *(["Page", str(at)] if at % 9 == 8 else [])]
        ]
        blocks = [Sought([letters(word) for word in block]) for block in source]
        find_all(blocks, Printed(drawn))
        assert any(block.size_left() for block in blocks)


def test_twelve_thousand_words_are_compared_in_well_under_a_second() -> None:
    chance = random.Random(1)  # noqa: S311 - the same words each time, no secret
    source = [chance.choices(PROSE.split(), k=30) for _ in range(400)]
    blocks = [Sought([letters(word) for word in block]) for block in source]
    began = time.perf_counter()
    find_all(blocks, Printed((1, word) for block in source for word in block[:20]))
    assert time.perf_counter() - began < 1
    assert all(block.size_left() for block in blocks)


def test_no_words_at_all_are_no_problem() -> None:
    made = make("<p>Nothing is wanted</p>")
    assert all_proofs({"body/1": " "}, made) == set()
    assert list(every_word([], made.pdf)) == []


def test_a_block_without_a_box_is_told_with_its_number_of_words() -> None:
    (problem,) = boxes([Wanted("body/1", "one two three")], {"body/1": [Box(1, 50, 50, 50, 90)]}, [(400, 600)], 10)
    assert (problem.code, problem.place.block) == ("block-without-box", "body/1")
    assert "about 3 words" in problem.message


@pytest.mark.parametrize(
    ("box", "side"),
    [
        (Box(1, 20, 50, 300, 90), "left"),
        (Box(1, 50, -10, 300, 90), "top"),
        (Box(1, 50, 50, 380, 90), "right"),
        (Box(2, 50, 50, 300, 700), "bottom"),
    ],
)
def test_a_box_beyond_the_safe_area_is_told_with_page_and_side(box: Box, side: str) -> None:
    inside = Box(1, 50, 50, 300, 90)
    (problem,) = boxes([Wanted("body/1", "one two")], {"body/1": [inside, box]}, [(400, 600), (400, 600)], 10)
    assert problem.code == "block-beyond-safe-area"
    assert f"On page {box.page} " in problem.message
    assert f"the {side} edge" in problem.message


def test_a_box_at_the_edge_of_the_safe_area_is_silent() -> None:
    safe = 10 * 72 / 25.4
    box = Box(1, safe - 0.1, safe, 400 - safe, 600 - safe)
    assert list(boxes([Wanted("body/1", "one two")], {"body/1": [box]}, [(400, 600)], 10)) == []


PLACES = {
    "care": [Box(1, 50, 500, 350, 530)],
    "care/body/1": [Box(2, 50, 50, 350, 90)],
    "care/body/2": [Box(2, 50, 90, 350, 200)],
}
WORDS = [Wanted(address, "some words") for address in PLACES]
KINDS = {"care/body/1": "paragraph", "care/body/2": "alert"}


@pytest.mark.parametrize(
    ("places", "told"),
    [
        pytest.param({}, [("heading-stranded", "care")], id="a heading by itself"),
        pytest.param({"care": [Box(2, 50, 20, 350, 50)]}, [], id="a heading with its words"),
        pytest.param(
            {"care": [Box(1, 50, 450, 350, 480)], "care/body/1": [Box(1, 50, 482, 350, 497), Box(2, 50, 50, 350, 95)]},
            [("line-alone", "care/body/1")],
            id="one line of a paragraph at the foot",
        ),
        pytest.param(
            {"care": [Box(1, 50, 450, 350, 480)], "care/body/1": [Box(1, 50, 482, 350, 527), Box(2, 50, 50, 350, 65)]},
            [("line-alone", "care/body/1")],
            id="one line of a paragraph at the head",
        ),
        pytest.param(
            {"care": [Box(1, 50, 450, 350, 480)], "care/body/1": [Box(1, 50, 482, 350, 512), Box(2, 50, 50, 350, 80)]},
            [],
            id="two lines and two lines",
        ),
        pytest.param(
            {"care": [Box(2, 50, 20, 350, 50)], "care/body/2": [Box(2, 50, 90, 350, 550), Box(3, 50, 50, 350, 80)]},
            [("box-split", "care/body/2")],
            id="a box on two pages",
        ),
        pytest.param(
            {
                "care": [Box(2, 50, 20, 350, 50)],
                "care/body/2/row/3": [Box(2, 50, 9, 350, 550), Box(3, 50, 50, 350, 80)],
            },
            [("row-split", "care/body/2")],
            id="a row on two pages",
        ),
    ],
)
def test_a_page_that_ends_where_it_should_not_is_told(
    places: dict[str, list[Box]], told: list[tuple[str, str]]
) -> None:
    found = list(breaks(WORDS, {**PLACES, **places}, KINDS, line_pt=15))
    assert [(problem.code, problem.place.block) for problem in found] == told
    assert all(problem.severity is Severity.WARNING for problem in found)


def test_how_full_a_page_is_leaves_its_margins_out() -> None:
    places = {"panel-1": [Box(1, 0, 0, 400, 600)], "care": [Box(1, 50, 100, 350, 350)]}
    assert fullness(places, [(400, 600), (400, 600)], (100, 100)) == (62, 0)


def test_the_words_that_run_over_are_those_that_find_no_place_in_the_free_height() -> None:
    """100 words take 400 pt; what runs over is 100 pt high, of which 20 pt would have found a place."""
    places = {"panel-1": [Box(1, 0, 0, 1, 1), Box(2, 0, 0, 1, 1)]}
    places |= {"care/body/1": [Box(1, 50, 50, 350, 450)], "care/body/2": [Box(2, 50, 50, 350, 150)]}
    wanted = [Wanted("care/body/1", "word " * 100), Wanted("care/body/2", "word " * 30)]
    (problem,) = panels(wanted, places, (20, 400))
    assert problem.place.block == "care/body/2"
    assert "about 20 words too many. It would take one panel more." in problem.message


def codes(css: str) -> list[str]:
    return [problem.code for problem in stylesheet(css, "style.css")]


@pytest.mark.parametrize(
    ("declaration", "code"),
    [
        ("height: 40mm", "css-fixed-height"),
        ("max-height: 100%", "css-fixed-height"),
        ("block-size: 3em !important", "css-fixed-height"),
        ("position: absolute", "css-out-of-flow"),
        ("position: FIXED", "css-out-of-flow"),
        ("float: inline-start", "css-float"),
        ("overflow: hidden", "css-clipped"),
        ("overflow-y: auto", "css-clipped"),
        ("clip-path: circle(4px)", "css-clipped"),
        ("-webkit-line-clamp: 3", "css-clipped"),
        ("text-overflow: ellipsis", "css-clipped"),
        ("opacity: .9", "css-see-through"),
        ("visibility: hidden", "css-see-through"),
        ("transform: rotate(3deg)", "css-moved"),
        ("top: -3mm", "css-moved"),
        ("order: 2", "css-reordered"),
        ("flex-flow: row-reverse wrap", "css-reordered"),
        ("display: inline-grid", "css-grid"),
        ("grid-template-columns: 1fr 1fr", "css-grid"),
        ("columns: 2", "css-columns"),
        ("column-count: 2", "css-columns"),
        ("text-align: justify", "css-hard-to-read"),
        ("font-style: italic", "css-hard-to-read"),
        ("font: italic 700 12pt Latin", "css-hard-to-read"),
        ("text-transform: uppercase", "css-hard-to-read"),
        ("hyphens: auto", "css-hard-to-read"),
        ("margin-left: 1mm", "css-physical-side"),
        ("border-right-color: red", "css-physical-side"),
        ("text-align: left", "css-physical-side"),
        ("color red", "css-unreadable"),
    ],
)
def test_what_a_stylesheet_may_not_say(declaration: str, code: str) -> None:
    assert codes(f"p {{ {declaration} }}") == [code]
    assert codes(f"@media print {{ .a:hover, p {{ & b {{ {declaration} }} }} }}") == [code]


@pytest.mark.parametrize(
    "css",
    [
        "p { height: auto; min-height: 3mm; max-height: none; line-height: 1.4; position: relative; float: none }",
        "p { overflow: visible; opacity: 1; transform: none; order: 0; display: flex; flex-wrap: wrap }",
        "p { text-align: start; font: 700 12pt Latin; margin-inline-start: 1mm; hyphens: manual; font-style: normal }",
        "header { position: running(head) }",
        "svg { height: 20mm } figure > img.small, .a svg:first-child { width: 9mm; max-height: 3mm }",
        "@page :left { margin-left: 20mm; @top-left { content: 'x'; padding-left: 1mm; text-align: left } }",
        "/* drawing only: the band */ .band { position: absolute; height: 3mm; opacity: .4; overflow: hidden }",
    ],
)
def test_what_a_stylesheet_may_say(css: str) -> None:
    assert codes(css) == []


def test_only_the_rule_after_the_comment_is_drawing_only_and_only_with_a_reason() -> None:
    assert codes("/* drawing only: why */ a { height: 1mm } b { height: 1mm }") == ["css-fixed-height"]
    assert codes("/* drawing only: */ a { height: 1mm }") == ["css-fixed-height"]


def test_svg_in_another_selector_does_not_excuse_a_height() -> None:
    assert codes("svg, p { height: 1mm }") == ["css-fixed-height"]
    assert codes("svg p { height: 1mm } svg { overflow: hidden }") == ["css-fixed-height", "css-clipped"]


def test_a_fault_in_a_stylesheet_is_told_with_line_column_and_reason() -> None:
    (problem,) = stylesheet("p { color: red }\n.card { color: red;\n  height: 40mm }\n", "templates/css/card.css")
    place = problem.place
    assert (place.file, place.line, place.column, place.width) == ("templates/css/card.css", 3, 3, 6)
    assert place.excerpt == "  height: 40mm }"
    assert "a fixed height hides words that do not fit: the PDF drops them without a word" in problem.message


def test_two_files_for_one_font_weight_and_style_are_told() -> None:
    faces = [
        "@font-face { font-family: A; src: url(a.ttf) }",
        "@font-face { font-family: A; font-weight: bold; src: url(b.ttf) }",
        "@font-face { font-family: A; font-style: italic; src: url(i.ttf) }",
    ]
    assert codes("\n".join(faces)) == []
    (problem,) = stylesheet(
        "\n".join([*faces, '@font-face { font-family: "a"; font-weight: 700; src: url(c.ttf) }']), "a.css"
    )
    assert (problem.code, problem.place.line) == ("css-font-twice", 4)
    assert "line 2" in problem.message
