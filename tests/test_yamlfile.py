"""What people type comes back letter for letter, and each slip is told with its place and in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from voice import COPY, is_plain

from leaflets import yamlfile
from leaflets.problems import Place, Problem, ProblemsFound, Severity, errors_in, quoted, report
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.slips import slip

SLIPS = Path(__file__).parent / "golden" / "slips"
NAME = "content/symptoms.yaml"

# Hints that end in the whole line to copy.
LINE_TO_COPY = [
    *(f"{sign}-at-text-start" for sign in ("star", "ampersand", "at-sign", "percent", "backtick", "question-mark")),
    *("greater-than-at-text-start", "exclamation-mark-at-text-start", "question-mark-after-a-name", "python-tag"),
    *("placeholder-at-text-start", "placeholder-alone", "link-at-text-start", "colon-in-text", "backslash-in-quotes"),
    *("curly-quotes-break-the-text", "curly-quotes-in-a-list", "words-after-a-quote", "quotes-within-quotes"),
    *("apostrophe-at-text-start", "apostrophe-in-single-quotes", "quote-not-closed", "bracket-not-closed"),
    *("bracket-too-many", "comma-too-many", "missing-colon", "missing-colon-further-down", "missing-colon-in-a-block"),
    *("equals-sign-for-a-colon", "missing-space-after-colon", "missing-space-in-a-block", "tab-in-line"),
    *("hard-space-after-colon", "long-dash-for-a-hyphen", "text-without-a-name-and-source"),
    *("hyphen-without-space-in-a-list", "bracket-never-opened", "colon-twice"),
]


def problems_of(raw: bytes | str, name: str = NAME) -> tuple[Problem, ...]:
    """All that is told about a file, whether or not it could be read."""
    try:
        return yamlfile.parse(raw.encode() if isinstance(raw, str) else raw, name).notes
    except ProblemsFound as found:
        return found.problems


def read(text: str) -> yamlfile.YamlFile:
    return yamlfile.parse(text.encode(), NAME)


def pieces(data: object) -> Iterator[object]:
    yield data
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from pieces(part)


def slips() -> list[str]:
    return sorted(path.stem for path in SLIPS.glob("*.yaml"))


# --- slips ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", slips())
def test_each_slip_is_told_as_its_golden_file_says(name: str, same_as_golden: Callable[[Path, str], None]) -> None:
    told = problems_of((SLIPS / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    same_as_golden(SLIPS / f"{name}.txt", report(told))


@pytest.mark.parametrize("name", slips())
def test_each_slip_is_told_in_words_for_clinic_staff(name: str) -> None:
    for problem in problems_of((SLIPS / f"{name}.yaml").read_bytes()):
        assert problem.hint
        assert is_plain(problem.message, problem.hint)


def test_each_golden_file_belongs_to_a_slip() -> None:
    assert sorted(path.stem for path in SLIPS.glob("*.txt")) == slips()


@pytest.mark.parametrize("name", LINE_TO_COPY)
def test_the_line_that_the_hint_gives_mends_the_file(name: str) -> None:
    raw = (SLIPS / f"{name}.yaml").read_text(encoding="utf-8")
    [problem] = problems_of(raw)
    copy = COPY.search(problem.hint)
    assert copy
    lines = raw.split("\n")
    typed = lines[problem.place.line - 1]
    lines[problem.place.line - 1] = typed[: len(typed) - len(typed.lstrip(" "))] + copy["line"]
    assert problems_of("\n".join(lines)) == ()


def test_a_fault_that_nobody_foresaw_is_told_with_its_line() -> None:
    fault = Fault(NAME, ["title: Symptoms"], "said in a new way", "", 1, 8, (1, 8), ())
    assert slip(fault).code == "not-understood"
    assert slip(fault).place.excerpt == "title: Symptoms"


def test_a_note_after_two_spaces_or_after_a_quoted_text_is_no_fault() -> None:
    assert problems_of('paper: A4  # or Letter\nroom: "Room #5" # upstairs\nbody: # the blocks\n  - a\n# end\n') == ()


def test_text_cut_by_a_hash_is_told_as_a_warning_and_the_file_is_read() -> None:
    file = read("room: Room #5\n")
    assert file.data == {"room": "Room"}
    assert [(note.code, note.severity, note.place.column) for note in file.notes] == [
        ("text-cut", Severity.WARNING, 12)
    ]


def test_a_list_item_without_a_space_after_its_colon_is_left_as_text() -> None:
    file = read("body:\n  - alert:Call us\n")
    assert file.data == {"body": ["alert:Call us"]}
    assert file.place(("body", 0)).column == 5


def test_all_that_can_be_told_before_the_first_slip_is_told_together() -> None:
    told = problems_of("a: 1\na: 2\nb: {country}\nc: Room #5\nd: e: f\ng: h: i\n")
    assert [(problem.code, problem.place.line) for problem in told] == [
        ("key-twice", 2),
        ("brace-start", 3),
        ("colon-in-text", 5),
        ("text-cut", 4),
    ]


# --- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["no", "Yes", "1.10", "012", "0x1F", "2026-11-22", "~", "null", "1e3", "12:30", "<<", "="]
)
def test_text_stays_the_very_letters_that_were_typed(text: str) -> None:
    assert read(f"{text}: {text}\nlist: [{text}]\n").data == {text: text, "list": [text]}


def test_a_value_left_empty_is_the_empty_text() -> None:
    assert read("title:\nbody:\n  -\n").data == {"title": "", "body": [""]}


def test_plain_text_over_several_lines_becomes_one() -> None:
    assert read("text: one\n  two\n\n  three\n").data == {"text": "one two\nthree"}


def test_a_mark_for_utf_8_at_the_start_is_dropped() -> None:
    file = yamlfile.parse(b"\xef\xbb\xbftitle: A\r\nend: B\r\n", NAME)
    assert file.data == {"title": "A", "end": "B"}
    assert file.lines == ("title: A", "end: B")
    assert file.place(("title",), key=True).column == 1


def test_old_line_ends_are_counted_as_lines() -> None:
    assert read("a: 1\rb: 2\r\nc: 3\n").place(("c",)).line == 3


TREE = """\
title: Symptoms
body:
  - paragraph: The main symptom
      is weakness.
    source: [EFNS10, YEH20]
"""


@pytest.fixture
def section() -> yamlfile.YamlFile:
    return read(TREE)


def test_a_value_is_found_with_its_line_and_the_length_of_its_mark(section: yamlfile.YamlFile) -> None:
    assert section.place(("title",)) == Place(NAME, 1, 8, 8, "title: Symptoms")
    assert section.place(("body", 0, "source", 1), block="b/1") == Place(
        NAME, 5, 22, 5, "    source: [EFNS10, YEH20]", "b/1"
    )


def test_a_name_is_found_apart_from_its_value(section: yamlfile.YamlFile) -> None:
    assert section.place(("body", 0, "paragraph"), key=True) == Place(NAME, 3, 5, 9, "  - paragraph: The main symptom")


def test_a_value_over_lines_is_marked_to_the_end_of_its_first(section: yamlfile.YamlFile) -> None:
    place = section.place(("body", 0, "paragraph"))
    assert (place.line, place.column, place.width) == (3, 16, 16)
    assert section.values["body", 0, "paragraph"] == yamlfile.Span(3, 16, 4, 19)


def test_what_is_not_there_is_told_at_its_nearest_ancestor(section: yamlfile.YamlFile) -> None:
    assert section.place(("body", 0, "reason", "x")) == section.place(("body", 0))
    assert section.place(("nothing",), key=True) == section.place(())
    assert section.place(()).line == 1


def test_a_list_by_indentation_ends_where_its_last_text_ends(section: yamlfile.YamlFile) -> None:
    assert section.values["body",] == yamlfile.Span(3, 3, 5, 28)
    assert section.values["body", 0, "source"] == yamlfile.Span(5, 13, 5, 28)


def test_letters_are_found_inside_a_value_or_else_the_value_is(section: yamlfile.YamlFile) -> None:
    assert section.find(("body", 0, "paragraph"), "weak") == Place(NAME, 4, 10, 4, "      is weakness.")
    assert section.find(("body", 0, "paragraph"), "pain") == section.place(("body", 0, "paragraph"))


# --- limits and files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("- text\n" * 5001, "too-long"),
        ("# " + "x" * 2_000_000, "too-long"),
        ("[" * 100_000, "too-deep"),
        ("- " * 100_000, "too-deep"),
        ("? " * 100_000, "too-deep"),
        ("{a: " * 21, "too-deep"),
        ("? \n: text\n", "missing-name"),
        ("- &a [x]\n" + "- [*a, *a]\n" * 3, "sign-start"),
    ],
)
def test_a_file_that_would_do_harm_or_make_no_sense_is_refused(raw: str, code: str) -> None:
    assert code in {problem.code for problem in problems_of(raw)}


def test_a_file_at_its_limits_is_read() -> None:
    assert read("- text\n" * 5000).data == ["text"] * 5000
    assert len(list(pieces(read("[" * 20 + "a" + "]" * 20).data))) == 21


def test_a_file_that_is_missing_is_told_with_the_name_that_is_near(tmp_path: Path) -> None:
    (tmp_path / "symptoms.yaml").write_text("title: A\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as raised:
        yamlfile.read(tmp_path / "symptons.yaml", "en/symptons.yaml")
    [problem] = raised.value.problems
    assert (problem.code, problem.hint) == ("file-missing", "Did you mean “symptoms.yaml”?")
    assert problem.place == Place("en/symptons.yaml")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder, "file-is-folder"),
        (lambda folder: folder / "no" / "such.yaml", "file-missing"),
        (lambda folder: folder / "nought\0.yaml", "file-unreadable"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, make: Callable[[Path], Path], code: str) -> None:
    with pytest.raises(ProblemsFound) as raised:
        yamlfile.read(make(tmp_path), NAME)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(TREE.encode())
    assert yamlfile.read(tmp_path / "a.yaml", NAME) == read(TREE)


# --- whatever comes --------------------------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        *("title: ", "point: ", "a: ", "- ", "  ", "\n", "\n  ", "\n    ", "\r\n", "\r", "text", "more words", "{x}"),
        *(
            "[a, b]",
            "[",
            "]",
            "{",
            "}",
            ", ",
            '"q"',
            '"',
            "'",
            "'s ",
            " # c",
            "  # n",
            "#",
            ": ",
            ":",
            "*a",
            "&b ",
            "!t ",
        ),
        *("|\n", ">-\n", "? ", "?", "---\n", "...\n", "%Y", "\\n", '"\\U00110000"', "\\", "é", "“", "”", "•", "\u00a0"),
        *("\u2028", "\ufeff", "a:b", "@", "`", "-", "~", "\t", "\x00", "<<<<<<< x\n", "=======\n"),
    ]
)
ANY_TEXT = st.one_of(st.lists(FRAGMENTS, max_size=15).map("".join), st.text())
ANY_BYTES = st.one_of(st.binary(), ANY_TEXT.map(str.encode), ANY_TEXT.map(lambda text: text.encode("utf-16")))


@settings(max_examples=500)
@given(ANY_BYTES)
def test_any_bytes_are_read_as_plain_data_or_told_on_a_line_that_exists(raw: bytes) -> None:
    try:
        file = yamlfile.parse(raw, NAME)
    except ProblemsFound as found:
        told = found.problems
        assert errors_in(told)
    else:
        told = file.notes
        assert {type(piece) for piece in pieces(file.data)} <= {dict, list, str}
    lines = re.split("\r\n|\n|\r", raw.decode("utf-8-sig", "replace"))
    for problem in told:
        assert problem.place.line is None or 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    assert report(told).encode() is not None


@settings(max_examples=500)
@given(ANY_TEXT.map(str.encode))
def test_both_readers_of_pyyaml_give_the_same_answer(raw: bytes) -> None:
    def answer() -> object:
        try:
            return yamlfile.parse(raw, NAME).data
        except ProblemsFound:
            return None

    quick = answer()
    with mock.patch.object(yaml, "__with_libyaml__", new=False):
        assert answer() == quick


TYPED = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"))
TEXTS = st.one_of(TYPED, TYPED.map(lambda text: f"{text}\n\t{text}"))
TREES = st.recursive(TEXTS, lambda part: st.lists(part) | st.dictionaries(TEXTS, part), max_leaves=20)


def depth(data: object) -> int:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


@given(TREES.filter(lambda data: data != "" and depth(data) <= 20))
def test_what_is_written_in_double_quotes_comes_back_the_same(data: object) -> None:
    written = yaml.safe_dump(data, default_style='"', allow_unicode=False)
    assert yamlfile.parse(written.encode(), NAME).data == data


@given(TYPED)
def test_a_text_that_a_hint_puts_in_quotes_is_the_same_text(text: str) -> None:
    visible = text.replace("\u2028", "").replace("\u2029", "")
    assert read(f"- {quoted(visible)}\n").data == [visible]
