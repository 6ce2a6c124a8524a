"""What the machine writes as YAML reads back as the very same words."""

from __future__ import annotations

import pytest

from leaflets import yamlfile
from leaflets.problems import ProblemsFound

ODD = [
    "no",
    "1.10",
    "2026-11-22",
    "012",
    "null",
    "a: b",
    "a #b",
    "- a",
    "[a",
    "{a}",
    "'",
    '"',
    "\\",
    "“q”",
    "a\u00a0b",
    "ابت",
    "*",
    "?",
]


@pytest.mark.parametrize(
    "data",
    [
        {"plain": "a text", "odd": ODD, "by name": {word: word for word in ODD}},
        [{"a": "b", "c": {"d": ["e", "f"]}}, {"a": "", "g": [{"h": "i"}]}],
    ],
)
def test_it_reads_back_as_the_same(data):
    assert yamlfile.parse(yamlfile.as_yaml(data).encode(), "made up").data == data


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("end", ["\n", ""])
def test_an_entry_is_added_after_the_last_and_nothing_else_is_touched(indent, end):
    before = f"# A note.\n{indent}- name: one   # another\n{indent}  why: 'so'{end}"
    after = yamlfile.with_entry(before, {"name": "two", "why": "a: b"})
    assert after.startswith(before)
    assert yamlfile.parse(after.encode(), "made up").data == [
        {"name": "one", "why": "so"},
        {"name": "two", "why": "a: b"},
    ]


def test_a_file_that_cannot_be_saved_stays_as_it_was(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(ProblemsFound) as found:
        yamlfile.save(tmp_path / "folder.yaml", "folder.yaml", "words")
    assert [problem.code for problem in found.value.problems] == ["not-written"]
    assert [path.name for path in tmp_path.iterdir()] == ["folder.yaml"]
