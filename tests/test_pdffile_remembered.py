"""What is remembered of pages is what would be read of them now, whatever happened to the file or to the memory."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from measured import redrawn, sound, written

from leaflets import pdffile
from leaflets.pdffile import Line, Sheet, Slot, look, remembered, remembering
from leaflets.pdffile.ink import seen
from leaflets.problems import ProblemsFound

PROGRAM = "0123"
STILL = "@page { @bottom-left { content: none } }"  # no page says its number
PAGES = '<h1>One</h1><p>Warm hands help.</p><p class="new">Two gloves.</p><p class="new">Three mittens.</p>'
QUESTIONS = 5  # of each page, by `read`


@cache
def fillable() -> bytes:
    style = "input { appearance: auto; width: 90mm; font: 13pt Atkinson Hyperlegible Next }"
    return written('<form><p>Name <input name="a"></p><p>Ready <input type="checkbox" name="b"></p></form>', style)


def on_sheets() -> bytes:
    """Two pages side by side, each drawn as a form, with marks."""
    wide, high = pdffile.page_sizes(sound())[0]
    slots = (Slot(1, 0, 0, wide, high), Slot(2, wide, 0, wide, high))
    sheet = Sheet(2 * wide, high, slots, (Line(wide, 0, wide, 9),))
    return pdffile.on_sheets(sound(), [sheet, sheet], title="Sheets", duplex="DuplexFlipShortEdge")


KINDS: dict[str, Callable[[], bytes]] = {
    "a leaflet": sound,
    "right to left": lambda: written("<h1>محمد علم</h1><p>محمد علم 020 7946</p>", language="ar", direction="rtl"),
    "to fill in": fillable,
    "panels of two widths": lambda: written(PAGES, "@page :nth(2) { size: 97mm 210mm; margin: 5mm }"),
    "with bleed": lambda: written('<p style="opacity: 0.5">Pale</p>', "@page { bleed: 3mm; background: #eef5f7 }"),
    "on sheets": on_sheets,
    "without words": lambda: written(""),
}


def read(pdf: bytes) -> list[Any]:
    """All that is read page by page."""
    look.words_once.cache_clear()
    words, (runs, shapes) = pdffile.words(pdf), pdffile.drawn(pdf)
    return [words, list(seen(pdf, words, 1.15)), runs, shapes, list(pdffile.looks(pdf, runs)), pdffile.page_sizes(pdf)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "pages" / "guide"


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages (from 1) that were read, once for each question."""
    pages: list[int] = []
    reads = remembered.read_now
    monkeypatch.setattr(remembered, "read_now", lambda file, at, read: [pages.append(at + 1), reads(file, at, read)][1])
    return pages


def known(pdf: bytes, place: Path, **how: Any) -> list[Any]:
    with remembering(place, how.pop("program", PROGRAM), **how):
        return read(pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_remembered_is_what_is_read(kind, place, read_anew):
    pdf = KINDS[kind]()
    fresh = read(pdf)
    assert known(pdf, place) == fresh
    read_anew.clear()
    assert known(pdf, place) == fresh
    assert read_anew == []


def test_only_a_page_that_changed_is_read_again(place, read_anew):
    known(written(PAGES, STILL), place)
    changed = written(PAGES.replace("Two gloves", "Two slow gloves"), STILL)
    fresh = read(changed)
    read_anew.clear()
    assert known(changed, place) == fresh
    assert set(read_anew) == {2}


def test_a_page_that_was_inserted_changes_no_other(place, read_anew):
    known(written(PAGES, STILL), place)
    longer = written(f'<p>Warm gloves.</p><div class="new">{PAGES}</div>', STILL)
    fresh = read(longer)
    read_anew.clear()
    assert known(longer, place) == fresh
    assert set(read_anew) == {1}
    assert {word.page for word in fresh[0]} == {1, 2, 3, 4}


def test_a_new_letter_changes_the_font_of_all_pages(place, read_anew):
    known(written(PAGES, STILL), place)
    changed = written(PAGES.replace("Two gloves", "Two quills"), STILL)
    fresh = read(changed)
    read_anew.clear()
    assert known(changed, place) == fresh
    assert set(read_anew) == {1, 2, 3}


def test_what_is_asked_of_a_page_is_part_of_the_question(place):
    pdf = sound()
    words, (runs, _) = pdffile.words(pdf), pdffile.drawn(pdf)
    asked = [
        lambda: list(seen(pdf, words, 1.15)),
        lambda: list(seen(pdf, words[::2], 1.15)),
        lambda: list(seen(pdf, words, 20)),
        lambda: list(pdffile.looks(pdf, runs[:1])),
    ]
    fresh = [ask() for ask in asked]
    known(pdf, place)
    with remembering(place, PROGRAM):
        assert [ask() for ask in asked] == fresh


def test_a_hidden_word_is_found_in_a_page_that_is_known_otherwise(place):
    known(sound(), place)
    hidden = redrawn(sound(), 2, b"BT", b"1 1 1 rg BT")
    assert known(hidden, place) == read(hidden) != read(sound())


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda kept: kept[: len(kept) // 2],
    "one bit": lambda kept: kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:],
    "empty": lambda _: b"",
    "foreign": lambda _: b"hello " * 99,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_counts_for_nothing_and_is_written_anew(damage, place, read_anew):
    fresh = known(sound(), place)
    whole = place.read_bytes()
    place.write_bytes(DAMAGES[damage](whole))
    read_anew.clear()
    assert known(sound(), place) == fresh
    assert len(read_anew) == QUESTIONS * 4
    read_anew.clear()
    known(sound(), place)
    assert read_anew == []


@pytest.mark.parametrize("how", [{"program": "another"}, {"afresh": True}])
def test_what_another_program_read_does_not_count_nor_anything_when_all_is_read_afresh(how, place, read_anew):
    known(sound(), place)
    read_anew.clear()
    known(sound(), place, **how)
    assert len(read_anew) == QUESTIONS * 4


def test_nothing_is_remembered_outside(place, read_anew):
    known(sound(), place)
    place.unlink()
    read_anew.clear()
    read(sound())
    assert len(read_anew) == QUESTIONS * 4
    assert not place.exists()


def test_a_folder_that_cannot_be_written_costs_only_time(place, monkeypatch):
    fresh = read(sound())
    place.parent.write_text("a file in the way", "utf-8")
    assert known(sound(), place) == fresh
    place.parent.unlink()
    known(sound(), place)

    def refuses(*_: object) -> None:
        raise PermissionError

    other, of_other = fillable(), read(fillable())
    for name in ("write_bytes", "replace"):
        with monkeypatch.context() as now:
            now.setattr(Path, name, refuses)
            assert known(other, place) == of_other
    monkeypatch.setattr("os.utime", refuses)
    assert known(sound(), place) == fresh


def test_only_what_was_asked_for_is_kept(place, read_anew):
    known(sound(), place)
    known(fillable(), place)
    read_anew.clear()
    known(sound(), place)
    assert len(read_anew) == QUESTIONS * 4


def test_work_that_was_broken_off_forgets_nothing(place, read_anew):
    known(sound(), place)
    with pytest.raises(ProblemsFound), remembering(place, PROGRAM):
        pdffile.words(b"no PDF")
    read_anew.clear()
    known(sound(), place)
    assert read_anew == []


def test_a_file_that_is_no_pdf_is_told_as_ever(place):
    with pytest.raises(ProblemsFound):
        known(b"no PDF", place)


def _many_times(place: Path, pdf: bytes, fresh: list[Any], done: Any) -> None:
    done.put(all(known(pdf, place) == fresh for _ in range(8)))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes cannot be split here")
def test_two_processes_share_a_file(place):
    fork = multiprocessing.get_context("fork")
    done, files = fork.Queue(), [sound(), fillable()]
    both = [fork.Process(target=_many_times, args=(place, pdf, read(pdf), done)) for pdf in files]
    for process in both:
        process.start()
    assert [done.get(timeout=60), done.get(timeout=60)] == [True, True]
    for process in both:
        process.join()
    fresh, known_now = read(sound()), known(sound(), place)
    assert fresh == known_now
    assert [path.name for path in place.parent.iterdir()] == [place.name]
