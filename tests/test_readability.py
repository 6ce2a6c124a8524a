"""Known texts get the scores that others have published for them."""

from __future__ import annotations

import pytest

from leaflets import readability
from leaflets.readability import Reading, read, sentences_of, syllables

# Bliss copy, 271 words in 10 sentences.
GETTYSBURG = """\
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and
dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing whether
that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that
war. We have come to dedicate a portion of that field, as a final resting place for those who here gave their lives
that that nation might live. It is altogether fitting and proper that we should do this. But, in a larger sense, we can
not dedicate, we can not consecrate, we can not hallow this ground. The brave men, living and dead, who struggled here,
have consecrated it, far above our poor power to add or detract. The world will little note, nor long remember what we
say here, but it can never forget what they did here. It is for us the living, rather, to be dedicated here to the
unfinished work which they who fought here have thus far so nobly advanced. It is rather for us to be here dedicated to
the great task remaining before us, that from these honored dead we take increased devotion to that cause for which
they gave the last full measure of devotion, that we here highly resolve that these dead shall not have died in vain,
that this nation, under God, shall have a new birth of freedom, and that government of the people, by the people, for
the people, shall not perish from the earth."""
# The "easy text" that the library textstat (MIT licence) scores in its tests.
PUZZLES = """\
Anna and her family love doing puzzles. Anna is best at little puzzles. Anna and her brother work on medium size
puzzles together. Anna's Brother likes puzzles with cars in them. When the whole family does a puzzle, they do really
big puzzles. It can take them a week to finish a really big puzzle. Last year they did a puzzle with 500 pieces! Anna
tries to finish one small puzzle a day by her. Her puzzles have about 50 pieces. They all glue their favorite puzzles
together and frame them. The puzzles look so nice on the wall."""
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
DOGS = "Cool dogs wear da sunglasses."


# McGraw's table of 1969, from long words in 30 sentences to the SMOG grade: its first count, its last, the grade.
@pytest.mark.parametrize(
    ("fewest", "most", "grade"),
    [(3, 6, 5), (7, 12, 6), (13, 20, 7), (21, 30, 8), (31, 42, 9), (43, 56, 10), (57, 72, 11), (73, 90, 12),
     (91, 110, 13), (111, 132, 14), (133, 156, 15), (157, 182, 16), (183, 210, 17), (211, 240, 18)],
)  # fmt: skip
def test_smog_is_that_of_the_published_table(fewest, most, grade):
    for count in (fewest, most):
        # The table is made from the shorter formula, 3 + the root of a square number near the count.
        assert Reading(sentences=30, long_words=count).smog == pytest.approx(grade, abs=1.3)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param(DOGS, 8.842, id="textstat, a short text"),
        pytest.param(PUZZLES, 7.348, id="textstat, an easy text"),
    ],
)
def test_smog_of_a_known_text_is_within_the_standard_error(text, published):
    assert read([text]).smog == pytest.approx(published, abs=1.5159)  # McLaughlin's own standard error


@pytest.mark.parametrize(
    ("text", "published", "within"),
    [
        pytest.param(GETTYSBURG, 11, 0.5, id="the Boston Globe, 2015: eleventh grade"),
        pytest.param(PLATYPUS, 11.3, 1.0, id="Wikipedia, a sentence about the platypus"),
        pytest.param(DOGS, 2.88, 0.01, id="textstat, a short text"),
        pytest.param(PUZZLES, 4.13, 1.2, id="textstat, an easy text"),
    ],
)
def test_the_grade_of_a_known_text_is_near_the_published_one(text, published, within):
    assert read([text]).grade == pytest.approx(published, abs=within)


def test_the_words_and_sentences_of_a_known_text_are_counted():
    counted = read([GETTYSBURG])
    assert (counted.sentences, counted.words, counted.longest) == (10, 271, 82)


@pytest.mark.parametrize(
    ("word", "beats"),
    [("neuropathy", 4), ("thumb", 1), ("people's", 2), ("MRI", 3), ("MRIs", 3), ("WHO", 5), ("follow-up", 3),
     ("beta-1a", 4), ("7", 2), ("17", 3), ("24", 3), ("100", 3), ("2,500", 6), ("9.4", 3), ("38", 3)],
)  # fmt: skip
def test_a_word_has_the_syllables_it_is_read_with(word, beats):
    assert syllables(word) == beats


def test_headings_and_bullets_end_as_sentences_do():
    assert read(["What happens", "a weak hand", "a weak foot"]).sentences == 3


def test_a_lead_in_is_one_sentence_with_the_first_of_its_list():
    assert read(["You may notice:", "a weak hand", "a weak foot"]).sentences == 2


def test_words_of_the_title_are_left_out_wherever_they_stand_as_whole_words():
    with_it, without = read(["Neuropathy is rare."]), read(["Neuropathy is rare."], ["neuropathy"])
    assert (with_it.long_words, without.long_words, without.words) == (1, 0, 2)
    assert read(["Neuropathyless."], ["neuropathy"]).words == 1


def test_nothing_has_no_grade():
    assert (read([]).smog, read([]).grade, read(["…"]).sentences) == (0, 0, 0)


def test_a_decimal_point_ends_no_sentence():
    assert sentences_of("It took 9.4 years. “It did.” Yes!") == ("It took 9.4 years.", "“It did.”", "Yes!")


def test_a_long_word_has_three_syllables():
    assert readability.LONG == 3
