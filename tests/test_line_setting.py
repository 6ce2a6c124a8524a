"""An edition is set stretch by stretch: on one core or two the same bytes, and each stretch once."""

from __future__ import annotations

import made_up
import pytest

from leaflets import pdffile
from leaflets.line import setting
from leaflets.line.kept import Kept
from leaflets.line.setting import Setter
from leaflets.problems import ProblemsFound
from leaflets.render import Pages, Press

SHEETS = ["templates/css/2-fonts.css"]
APART = "<!-- a new page -->"
MARGIN = '/* margins */ @bottom-left { content: counter(page) "/" counter(pages) } /* end of margins */'
HEAD = (
    '<!doctype html><html lang="en"><title>A title</title>'
    f"<style>body {{ font-family: 'Atkinson Hyperlegible Next' }} @page {{ size: A6; {MARGIN} }}</style>"
)
LONG = "<p>" + "long words " * 400 + "</p>"


def page(*stretches: str) -> str:
    return f"{HEAD}<body>{APART.join(stretches)}</body></html>"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(made_up.REPOSITORY)


@pytest.fixture
def set_html(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML of each stretch that is set in this process from now on."""
    done: list[str] = []
    original = Press.pages

    def pages(self: Press, html: str, stylesheets: list[str]) -> Pages:
        done.append(html)
        return original(self, html, stylesheets)

    monkeypatch.setattr(Press, "pages", pages)
    return done


@pytest.fixture
def two_cores_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "_PAYS", 1000)


def words(press: Press, setter: Setter, html: str) -> list[str]:
    return [word.text for word in pdffile.words(press.write(setter.lay_out(html), "ltr"))]


def test_the_pages_of_all_stretches_follow_each_other_and_are_counted_through(press):
    found = words(press, Setter(press, SHEETS), page("<p>one</p>", "<p>two</p>", "<p>three</p>"))
    assert found == ["one", "1/3", "two", "2/3", "three", "3/3"]


@pytest.mark.usefixtures("two_cores_pay")
def test_two_cores_make_the_same_bytes_as_one(press, set_html):
    html = page("<p>one</p>", LONG, f"{LONG}<p>the <b>last</b></p>")
    one = press.write(Setter(press, SHEETS).lay_out(html), "ltr")
    here = len(set_html)
    assert press.write(Setter(press, SHEETS, alone=True).lay_out(html), "ltr") == one
    assert len(set_html) - here < here, "the second core set some of them"


def test_a_stretch_that_stays_is_set_once(press, set_html):
    setter = Setter(press, SHEETS)
    setter.lay_out(page("<p>one</p>", "<p>two</p>"))
    before = len(set_html)
    setter.lay_out(page("<p>one</p>", "<p>another two</p>"))
    assert ["another two" in html for html in set_html[before:]] == [True]


def test_the_front_is_replaced_and_the_rest_stays(press):
    setter = Setter(press, SHEETS)
    html = page("<p>contents 00</p>", "<p>the rest</p>")
    layout = setter.with_front(html, page("<p>contents 2</p>", "\n"))
    found = [word.text for word in pdffile.words(press.write(layout, "ltr"))]
    assert found == ["contents", "2", "1/2", "the", "rest", "2/2"]


def test_what_an_earlier_build_kept_is_not_set_again(press, set_html):
    html = page("<p>one</p>", "<p>two <b>bold</b></p>")
    before = Kept()
    first = press.write(Setter(press, SHEETS, kept=before).lay_out(html), "ltr")
    set_html.clear()
    again = Setter(press, SHEETS, kept=Kept(before.used))
    assert press.write(again.lay_out(html), "ltr") == first
    assert set_html == []


@pytest.mark.usefixtures("two_cores_pay")
@pytest.mark.parametrize("alone", [True, False])
def test_problems_of_all_stretches_are_told_together(press, alone):
    html = page(f"{LONG}<p style='colour: red'>one</p>", f"{LONG}<p style='colour: blue'>two</p>")
    with pytest.raises(ProblemsFound) as found:
        Setter(press, SHEETS, alone=alone).lay_out(html)
    assert len(found.value.problems) == 2


def test_html_without_stretches_is_laid_out_as_a_whole(press):
    assert words(press, Setter(press, SHEETS), page("<p>one</p>")) == ["one", "1/1"]


@pytest.mark.usefixtures("two_cores_pay")
def test_pages_that_cannot_be_kept_are_set_here_and_not_kept(press):
    pattern = "<p style='background: url(templates/icons/box.svg) repeat'>pattern</p>"
    before = Kept()
    setter = Setter(press, SHEETS, alone=True, kept=before)
    assert words(press, setter, page("<p>one</p>", LONG, f"{pattern}{LONG}"))[-3:] == ["long", "words", "19/19"]
    assert len(before.used) == 3, "the margins and the two others"
