"""What must be so before anything is made: looked at anew, or with what is remembered of the round before."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from made_up import changed

from leaflets import line, words, yamlfile
from leaflets.problems import Problem

TODAY = date(2026, 11, 25)
CARE, STYLE, HOUSE = "content/thumbs/en/care.yaml", "content/style/en.yaml", "content/house.yaml"
SHEET = "templates/css/2-fonts.css"

_Remembering = type(words.spelt)

# One after the other, as under a watch: slips in words of all kinds, mended ones, words that only move, lists, a style.
EDITS = (
    (CARE, "a soft glove", "a sofft glove of 3-4 layers"),
    (CARE, "a sofft glove of 3-4 layers", "a soft glove"),
    (CARE, "a soft glove", "the gloves that you utilise, which are given to you"),
    (CARE, "title:", "# a line more, so that all words stand elsewhere\ntitle:"),
    (STYLE, "utilise: use", "gloves: mittens"),
    (CARE, "which are given", "[which are](given) and **given"),
    (CARE, "[which are](given)", "TODO {nothing} Thumbex opposition MRI"),
    (CARE, "source: [BOOK]", "source: [BOKO]"),
    (CARE, "title:", "title"),
    (CARE, "title", "title:"),
    (HOUSE, "name: Hillside Clinic", "name: Hilltop Clinic"),
    (SHEET, "@font-face", "p { height: 2mm }\n@font-face"),
    (CARE, "source: [BOKO]", "source: [BOOK]"),
)


def told(root: Path):
    return line.checked(root, TODAY)[1]


def told_with_nothing_remembered(root: Path):
    """The same, with all forgotten that functions keep for the next time, but for the dictionary of English."""
    for each in gc.get_objects():
        if isinstance(each, _Remembering) and _is_of_the_words(each.__module__):
            each.cache_clear()
    return told(root)


def _is_of_the_words(module: str) -> bool:
    return module.startswith("leaflets") and module != "leaflets.spelling"


def rounds(root: Path, look: Callable[[Path], list[Problem]]) -> list[list[Problem]]:
    """What is told before the first edit, and after each."""
    found = [look(root)]
    for file, old, new in EDITS:
        changed(root, file, old, new)
        found.append(look(root))
    return found


def test_after_each_save_the_very_same_is_told_as_if_nothing_had_been_read_before(project_in_plain_english, tmp_path):
    again = shutil.copytree(project_in_plain_english, tmp_path / "again")
    warm = rounds(project_in_plain_english, told)
    assert warm == rounds(again, told_with_nothing_remembered)
    codes = {problem.code for found in warm for problem in found}
    assert {"spelling", "number-range", "jargon", "passive", "mark-wrong", "unfinished", "css-fixed-height"} <= codes
    assert {"placeholder-unknown", "brand-alone", "term-unexplained", "abbreviation", "source-unknown"} <= codes


def test_a_save_of_one_section_has_only_its_own_texts_read(project_in_plain_english):
    root = project_in_plain_english
    told_with_nothing_remembered(root)
    before = yamlfile.parse.cache_info().misses, words.spelt.cache_info().misses
    changed(root, CARE, "a soft glove", "a rather woolly glove")
    told(root)
    after = yamlfile.parse.cache_info().misses, words.spelt.cache_info().misses
    assert (after[0] - before[0], after[1] - before[1]) == (1, 1)
