"""A save makes what it changed and nothing else, a broken edit ends nothing, every way of saving is seen."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import made_up
import pytest

from leaflets import line, plan, watch
from leaflets.line import Done
from leaflets.watch import Rested, Saved, Stopped

CARE, START = "content/thumbs/en/care.yaml", "content/thumbs/en/start.yaml"
Edit = Callable[[], object]


@pytest.fixture
def two_leaflets(small_project: Path) -> Path:
    """The small project with a second leaflet (`start`) that holds one of its two sections."""
    made_up.leaflet(small_project, "start", ["handout"], ["start"])
    return small_project


@pytest.fixture
def two_leaflets_on_the_shelf(two_leaflets: Path, built_once: made_up.BuiltOnce) -> Path:
    """The same, both built."""
    built_once(two_leaflets, watched)
    return two_leaflets


def watched(root: Path, *edits: Edit, asked: Sequence[str] = ("guide", "start")) -> list[list[object]]:
    """What happened in each round of a watch in which these edits are made one after another."""

    def saves() -> Iterator[Sequence[str]]:
        for edit in edits:
            edit()
            yield ["content/thumbs/en/care.yaml", "templates/css/3-type.css"]

    desk = watch.Desk(line.Folders(root, root / "out", root / ".cache"), plan.Asked(asked), date(2026, 11, 25))
    rounds: list[list[object]] = []
    for happening in watch.watch(desk, saves()):
        if isinstance(happening, Saved):
            rounds.append([])
        else:
            rounds[-1].append(happening)
    return rounds


def made(happenings: list[object]) -> list[str]:
    return [each.job.leaflet for each in happenings if isinstance(each, Done) and each.files]


def test_the_first_round_makes_everything_and_a_save_only_what_it_changed(two_leaflets):
    first, care, start = watched(
        two_leaflets,
        lambda: made_up.changed(two_leaflets, CARE, "a soft glove", "a thick glove"),
        lambda: made_up.changed(two_leaflets, START, "Rest your", "Do rest your"),
    )
    assert made(first) == ["guide", "start"]
    assert made(care) == ["guide"]
    assert sorted(made(start)) == ["guide", "start"]
    assert all(isinstance(each[-1], Rested) for each in (first, care, start))


def test_the_leaflet_that_was_named_first_is_made_first(two_leaflets_on_the_shelf):
    edit = lambda: made_up.changed(two_leaflets_on_the_shelf, START, "Rest your", "Do rest your")  # noqa: E731 - an edit in one line
    assert made(watched(two_leaflets_on_the_shelf, edit, asked=["start", "guide"])[1]) == ["start", "guide"]


def test_a_broken_edit_is_told_and_the_next_save_mends_it(two_leaflets_on_the_shelf):
    pdf = two_leaflets_on_the_shelf / "out/uk/en/thumbs-guide-handout-draft.pdf"
    _, broken, mended = watched(
        two_leaflets_on_the_shelf,
        lambda: made_up.changed(two_leaflets_on_the_shelf, CARE, "- bullets:", "- bulets:"),
        lambda: made_up.changed(two_leaflets_on_the_shelf, CARE, "- bulets:", "- bullets:"),
    )
    (stopped,) = broken
    assert isinstance(stopped, Stopped)
    assert [problem.code for problem in stopped.problems] == ["block-unknown"]
    assert pdf.exists()
    assert made(mended) == []  # the words are as they were, and so is the leaflet
    assert isinstance(mended[-1], Rested)


def test_a_leaflet_that_does_not_come_out_is_told_and_the_others_go_on(two_leaflets_on_the_shelf):
    _, broken, mended = watched(
        two_leaflets_on_the_shelf,
        lambda: made_up.changed(two_leaflets_on_the_shelf, CARE, "a soft glove", "a soft glove ☃"),
        lambda: made_up.changed(two_leaflets_on_the_shelf, CARE, "a soft glove ☃", "a softer glove"),
    )
    (failed,) = [each for each in broken if isinstance(each, Done)]
    assert [problem.code for problem in failed.problems] == ["letter-missing"]
    assert made(mended) == ["guide"]


def test_a_style_that_was_saved_is_read_anew(two_leaflets_on_the_shelf):
    pdf = two_leaflets_on_the_shelf / "out/uk/en/thumbs-guide-handout-draft.pdf"
    before: list[bytes] = []

    def edit() -> None:
        before.append(pdf.read_bytes())
        made_up.written(two_leaflets_on_the_shelf, "templates/css/9-new.css", "p { letter-spacing: 1pt; }\n")

    _, styled = watched(two_leaflets_on_the_shelf, edit)
    assert sorted(made(styled)) == ["guide", "start"]
    assert pdf.read_bytes() != before[0]


def atomically(root: Path) -> None:
    """As editors save: a temporary file, then renamed."""
    made_up.written(root, "content/thumbs/en/.care.tmp", "title: Care\n").replace(root / CARE)


WAYS = {
    "written in place": lambda root: made_up.changed(root, CARE, "a soft glove", "a thick glove"),
    "renamed over the old one": atomically,
    "new": lambda root: made_up.written(root, "content/thumbs/en/new.yaml", "title: New\n"),
    "deleted": lambda root: (root / CARE).unlink(),
    "a style": lambda root: made_up.changed(root, "templates/css/3-type.css", "\n", "\n\n"),
    "a drawing": lambda root: made_up.written(root, "templates/pictures/moon.svg", made_up.DRAWING),
}


@pytest.mark.parametrize("save", WAYS.values(), ids=list(WAYS))
def test_a_file_is_seen_however_it_was_saved(small_project, save):
    stop = threading.Event()
    saves = watch.saves(small_project, stop)
    timer = threading.Timer(0.3, save, [small_project])
    timer.start()
    assert next(saves)
    timer.join()
    stop.set()
    assert list(saves) == []


def test_a_save_during_the_first_round_is_seen_after_it(small_project):
    stop = threading.Event()
    saves = watch.saves(small_project, stop)
    made_up.changed(small_project, CARE, "a soft glove", "a woollen glove")  # before anybody asks for saves
    assert CARE in next(saves)
    stop.set()
    assert list(saves) == []


def test_a_burst_of_saves_is_one_round(small_project):
    stop = threading.Event()
    saves = watch.saves(small_project, stop)

    def burst() -> None:
        for number in range(20):
            made_up.written(small_project, f"content/thumbs/en/new-{number}.yaml", "title: New\n")
            os.utime(small_project / CARE)

    timer = threading.Timer(0.3, burst)
    timer.start()
    assert len(next(saves)) >= 20
    timer.join()
    stop.set()
    assert list(saves) == []
