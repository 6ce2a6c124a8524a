"""The dictionary works without a network, says what was meant, and is loaded for new words alone."""

from __future__ import annotations

import pytest

from leaflets import spelling


def test_what_no_dictionary_knows_is_told(tmp_path):
    assert spelling.unknown({"nerve", "recieve", "muscles"}, tmp_path) == {"recieve"}


@pytest.mark.parametrize(
    ("typed", "others", "meant"),
    [
        ("recieve", (), "receive"),
        ("nervess", (), "nerves"),
        ("fasiculation", {"fasciculation"}, "fasciculation"),
        ("fibree", {"fibre"}, "fibre"),
        ("xqzxqzxqzxqz", (), ""),
    ],
)
def test_what_was_meant_is_said_when_it_is_near(typed, others, meant):
    assert spelling.meant(typed, others) == meant


def test_words_that_were_known_are_not_asked_for_again(tmp_path, monkeypatch):
    assert spelling.unknown({"nerve", "recieve"}, tmp_path) == {"recieve"}
    monkeypatch.setattr(spelling, "_dictionary", lambda: pytest.fail("the dictionary was loaded"))
    assert spelling.unknown({"nerve"}, tmp_path) == set()


def test_words_that_are_gone_are_forgotten(tmp_path):
    spelling.unknown({"nerve", "muscle"}, tmp_path)
    spelling.unknown({"nerve", "hand"}, tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.read_text("utf-8").split() == ["hand", "nerve"]


@pytest.mark.parametrize("bytes_there", [b"\xff\xfe", b""])
def test_a_list_that_cannot_be_read_is_written_anew(tmp_path, bytes_there):
    spelling.unknown({"nerve"}, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(bytes_there)
    assert spelling.unknown({"nerve", "recieve"}, tmp_path) == {"recieve"}
    assert kept.read_text("utf-8") == "nerve"


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path):
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    assert spelling.unknown({"nerve", "recieve"}, blocked) == {"recieve"}
