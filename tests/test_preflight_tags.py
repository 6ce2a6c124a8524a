"""What a screen reader meets, measured in finished files: goals 27 and 31."""

from __future__ import annotations

import pikepdf
import pytest
from measured import changed, first_tag, instead, laid_out, redrawn, result, sound, written
from pikepdf import Array, Dictionary, Name

FIGURE = "<title>A line for a nerve runs to a round muscle.</title>"


def broken(change) -> pikepdf.Pdf:
    return changed(sound(), change)


def test_a_file_without_tags_is_found():
    found = result(laid_out("<p>One</p>").write_pdf(), 27)
    assert (found.state, found.evidence) == ("fail", "the file has no tags")
    assert result(broken(lambda file: file.Root.__delitem__("/StructTreeRoot")), 31).state == "fail"


def without_claim(claim: bytes):
    def change(file):
        file.Root.Metadata.write(file.Root.Metadata.read_bytes().replace(claim, b"x:y"))

    return change


@pytest.mark.parametrize(
    ("claim", "said"),
    [(b"pdfuaid:part=", "does not claim PDF/UA-1"), (b"pdfaid:conformance", "does not claim PDF/A-2a")],
)
def test_a_claim_that_is_missing_is_found(claim, said):
    assert said in result(broken(without_claim(claim)), 27).evidence


def unmarked(file):
    file.Root.MarkInfo.Suspects = True


def acting(file):
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


def without_tabs(file):
    del file.pages[2].obj.Tabs


def named_twice(file):
    for kind in ("H1", "H2"):
        first_tag(file, kind).ID = "same"


def of_no_kind(file):
    first_tag(file, "H3").S = Name.Heading


def with_a_stray_item(file):
    first_tag(file, "L").S = Name.Div


def with_an_empty_list(file):
    first_tag(file, "P").S = Name.L


def with_an_item_without_body(file):
    first_tag(file, "LBody").S = Name.P


def with_a_short_row(file):
    row = first_tag(file, "TR")
    row.K = Array([row.K[0]])


def with_a_silent_link(file):
    del file.pages[2].Annots[0].Contents


def with_a_program_behind_a_link(file):
    file.pages[2].Annots[0].A.URI = "file:///etc/passwd"


def with_a_link_without_a_tag(file):
    link = first_tag(file, "Link")
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


def with_a_note_left_over(file):
    file.pages[2].Annots[0].Subtype = Name.Text


@pytest.mark.parametrize(
    ("change", "page", "said"),
    [
        (unmarked, None, "does not say that all of it is tagged"),
        (acting, None, "acts by itself: OpenAction"),
        (without_tabs, 3, "no /Tabs /S"),
        (named_twice, None, "a name that several tags have"),
        (of_no_kind, 2, "a tag of no standard kind"),
        (with_a_stray_item, 2, "stands in Div, and not in L"),
        (with_an_empty_list, 1, "a list without items"),
        (with_an_item_without_body, 2, "an item without a body"),
        (with_a_short_row, 3, "rows of 1 to 2 cells"),
        (with_a_silent_link, 3, "does not say what it is"),
        (with_a_program_behind_a_link, 3, "leads to an address that is no web page"),
        (with_a_link_without_a_tag, 3, "a Link that 0 tags hold"),
        (with_a_note_left_over, 3, "a note of the kind Text is left over"),
    ],
)
def test_a_fault_in_the_tags_is_found(change, page, said):
    found = result(broken(change), 27)
    assert found.state == "fail"
    assert said in found.evidence
    assert found.page == page


def test_words_that_are_neither_tagged_nor_an_artifact_are_found():
    loose = redrawn(sound(), 1, b"/Span << /MCID 0 >> BDC", b"/Span BMC")
    found = result(loose, 27)
    assert (found.state, found.page, found.place) == ("fail", 1, "A grip that tires")
    assert "neither tagged nor an artifact" in found.evidence


def test_a_line_that_is_neither_tagged_nor_an_artifact_is_found():
    found = result(redrawn(sound(), 3, b"/Artifact BMC", b"/Span BMC"), 27)
    assert (found.state, found.page) == ("fail", 3)
    assert "a path that is neither tagged nor an artifact" in found.evidence


def test_words_that_no_tag_holds_are_found():
    found = result(redrawn(sound(), 1, b"/MCID 0 ", b"/MCID 77 "), 27)
    assert (found.state, found.page, found.place) == ("fail", 1, "A grip that tires")
    assert "words that no tag holds" in found.evidence


def test_words_that_two_tags_hold_are_found():
    def twice(file):
        first_tag(file, "H2").K = Array([*first_tag(file, "H2").K, *first_tag(file, "H2").K])

    assert "2 tags hold the same words" in result(broken(twice), 27).evidence


def test_spans_in_a_table_are_counted():
    spans = '<tr><td rowspan="2">Monday</td><td>firm</td></tr><tr><td>weak</td></tr><tr><td colspan="2">rest</td></tr>'
    assert result(instead("<tr><td>Monday</td><td>firm</td></tr>", spans), 27).state == "pass"


def test_a_damaged_file_is_found():
    whole = sound()
    at = whole.index(b"endstream")
    found = result(whole[: at - 40] + b"?" * 20 + whole[at - 20 :], 27)
    assert (found.state, "the file is damaged" in found.evidence) == ("fail", True)


def without_words(file):
    first_tag(file, "Figure").Alt = " "


def beyond_its_page(file):
    first_tag(file, "Figure").A.BBox = Array([0, 0, 900, 100])


def without_scope(file):
    del first_tag(file, "TH").A


def without_headings(file):
    for each in file.objects:
        if isinstance(each, Dictionary) and each.get("/S") == "/TH":
            each.S = Name.TD


@pytest.mark.parametrize(
    ("change", "page", "said"),
    [
        (without_words, 2, "a picture without words"),
        (beyond_its_page, 2, "is said to stand beyond its page"),
        (without_scope, 3, "does not say whether it heads a row or a column"),
        (without_headings, 3, "a table without headings"),
    ],
)
def test_a_picture_or_table_that_says_nothing_is_found(change, page, said):
    found = result(broken(change), 31)
    assert (found.state, found.page) == ("fail", page)
    assert said in found.evidence


def test_how_much_is_told_of_pictures_is_counted():
    assert "1 pictures told in 10 words, 1 tables with headings" in result(sound(), 31).evidence


def test_files_for_paper_need_no_tags():
    assert result(written("<p>One</p>"), 27, kind="imposed").state == "not applicable"
    assert result(written("<p>One</p>"), 31, kind="press").state == "not applicable"
