"""Colours are named once as pairs, and each screen colour of the shipped palette has its inks."""

from __future__ import annotations

import re
from pathlib import Path

from made_up import REPOSITORY

from leaflets import palette
from leaflets.formats import PRESS_MOST_INK


def spelt_out(screen: palette.Screen) -> str:
    return f"#{bytes(screen).hex()}"


def test_a_colour_has_the_inks_that_stand_beside_it(tmp_path: Path):
    (tmp_path / palette.FILE).parent.mkdir(parents=True)
    (tmp_path / palette.FILE).write_text(
        ":root { --ink: #1a1a1a; --ink-press: device-cmyk(0 0 0 1); --sea: #12495C; }", encoding="utf-8"
    )
    assert palette.pairs(tmp_path) == {(26, 26, 26): (0.0, 0.0, 0.0, 1.0)}


def test_every_colour_of_ours_has_inks_that_paper_can_take():
    named = set(re.findall(r"#[0-9a-f]{6}", (REPOSITORY / palette.FILE).read_text("utf-8")))
    pairs = palette.pairs(REPOSITORY)
    assert {spelt_out(screen) for screen in pairs} == named
    assert all(sum(inks) <= PRESS_MOST_INK for inks in pairs.values())


def test_the_band_and_most_of_each_drawing_are_in_named_colours():
    spelt = re.findall(r"#[0-9a-f]{6}", (REPOSITORY / "templates/formats/page.css").read_text("utf-8"))
    named = {spelt_out(screen) for screen in palette.pairs(REPOSITORY)} | {"#ffffff"}
    assert set(spelt) <= named
    drawn = "".join(path.read_text("utf-8") for path in (REPOSITORY / "templates/pictures").glob("*.svg"))
    colours = re.findall(r"#[0-9a-f]{6}", drawn)
    assert sum(colour in named for colour in colours) / len(colours) > 0.9
