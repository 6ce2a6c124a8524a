"""The 54 goals that a leaflet of the best kind meets, who judges each, and what to do about one that is missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Judge = Literal["machine", "person", "both"]


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: its number, its name in plain words, who judges it, and what to do when it is missed."""

    number: int
    name: str
    judge: Judge
    hint: str


_STYLE = "Ask a designer to mend the style."
_TYPE = "Ask a designer to make the type larger; shorten the words if they no longer fit."
_FOLD = "Ask a designer to look at the margins of the panels."
_ENGINE = "Ask a developer: the engine promises this of every file."
_PRESS = "Ask a developer to look at how the file for the print shop is made."
_WORDS = "Write it into the content; content/README.md says where."

GOALS: tuple[Goal, ...] = (
    Goal(1, "Words to read are large enough", "machine", _TYPE),
    Goal(2, "Everything in large print is large", "machine", _TYPE),
    Goal(3, "Everything in Easy Read is large enough", "machine", _TYPE),
    Goal(4, "Nothing is smaller than the smallest size allowed", "machine", _TYPE),
    Goal(5, "Small letters are tall enough", "machine", "Ask a designer for a typeface with taller small letters."),
    Goal(6, "Lines stand well apart", "machine", _STYLE),
    Goal(7, "Lines are not too long", "machine", _STYLE),
    Goal(8, "Lines begin at one edge and end where they end", "machine", _STYLE),
    Goal(9, "No italics, no underlining, no words in capitals", "machine", "Make it bold, or say it in other words."),
    Goal(10, "No word or number is split over two lines", "machine", _STYLE),
    Goal(11, "No words over pictures, turned, or light on dark", "machine", _STYLE),
    Goal(12, "Words stand out from what is behind them", "machine", "Ask a designer for a darker or paler colour."),
    Goal(13, "Words stand out in black and white too", "machine", "Ask a designer for a darker or paler colour."),
    Goal(14, "Colour is never the only sign", "both", "Add a word or a sign to what is only coloured."),
    Goal(15, "Pages take little toner", "machine", "Ask a designer to make solid areas pale or small."),
    Goal(16, "Nothing stands where office printers cannot print", "machine", "Ask a designer to widen the margins."),
    Goal(17, "Panels have their size, and words keep off the folds", "machine", _FOLD),
    Goal(18, "Panels follow one another as the sheet is folded", "machine", _ENGINE),
    Goal(19, "A folded leaflet holds one topic", "machine", "Shorten the words, or make a booklet of them."),
    Goal(20, "The pages of a booklet fill its sheets", "machine", _ENGINE),
    Goal(21, "A booklet is there to read and to print", "machine", _ENGINE),
    Goal(22, "The print shop's file has its boxes and bleed", "machine", _PRESS),
    Goal(23, "The print shop's file has black text in one ink and no screen colours", "machine", _PRESS),
    Goal(24, "No spot takes more ink than paper holds", "machine", _PRESS),
    Goal(25, "Pictures are sharp on paper", "machine", "Ask for the picture in a larger size, or print it smaller."),
    Goal(26, "Fonts are in the file, ours, and print the right letters", "machine", _ENGINE),
    Goal(27, "The file can be read aloud", "machine", _ENGINE),
    Goal(28, "The file says its title, language, publisher and subject", "machine", _WORDS),
    Goal(
        29, "Headings are in order and are bookmarks", "machine", "Look at the levels of the headings in the content."
    ),
    Goal(30, "It is read aloud in the order it was written", "both", _ENGINE),
    Goal(31, "Pictures are told in words, and tables have headings", "both", _WORDS),
    Goal(32, "There is a web page with the same words", "machine", "Make the web page too."),
    Goal(33, "The name of the file is short and has no spaces", "machine", "Give the leaflet a shorter name."),
    Goal(34, "The words are easy to read", "machine", "Use shorter words and sentences."),
    Goal(35, "Sentences are short", "machine", "Make two sentences of a long one."),
    Goal(36, "Hard words are explained, and somebody does the doing", "both", "Explain the word, or use another."),
    Goal(37, "Numbers are written the same way", "machine", "Write numbers as content/README.md shows."),
    Goal(38, "Benefits and risks are both told", "both", _WORDS),
    Goal(39, "It says what nobody knows yet", "both", _WORDS),
    Goal(40, "The main message stands in a box at the start", "both", _WORDS),
    Goal(41, "It says when to get help, from whom and how", "both", _WORDS),
    Goal(42, "There is a summary", "both", _WORDS),
    Goal(43, "There is something to write on", "machine", _WORDS),
    Goal(44, "A picture with a caption shows the main message", "both", _WORDS),
    Goal(45, "Lists are short and headings frequent", "machine", "Divide long lists, or add a heading."),
    Goal(46, "It says what it is, who made it and when", "machine", _WORDS),
    Goal(47, "It is not out of date", "machine", "Have it reviewed, and give it a new review date."),
    Goal(
        48,
        "Contacts are filled in and were checked",
        "machine",
        "Fill the contacts in and note when they were checked.",
    ),
    Goal(49, "Other formats are offered in large type, and readers can say what they think", "machine", _WORDS),
    Goal(50, "A translation has all that the English has", "machine", "Translate what was added."),
    Goal(51, "Scripts from right to left are laid out from right to left", "both", _ENGINE),
    Goal(52, "Easy Read has a picture for each idea", "both", _WORDS),
    Goal(
        53, "The QR code can be read and is printed as words too", "machine", "Ask a designer to make the code larger."
    ),
    Goal(54, "The same words make the same file", "machine", _ENGINE),
)
"""Part 6 of our reading of the standards for patient leaflets (PIF TICK, NHS, UKAAF, RNIB, CDC, DISCERN, EQIP)."""

_WORDS_TOLD = "the check of the words tells of it"
ADVICE: Mapping[int, str] = {
    **dict.fromkeys((34, 35, 36, 37, 38, 39, 41, 45, 48), _WORDS_TOLD),
    7: "a line of a few letters more is still read",
    15: "the leaflet is the same in a printer that takes more toner",
    43: "not every leaflet needs lines to write on",
}
"""The goals whose miss is a warning, and why; a miss of any other stops the edition, and the last good set stays."""

DOUBTFUL_FROM_RIGHT_TO_LEFT = frozenset({29, 30, 46})
"""The goals that compare letters: from right to left a file has them in the order of the eye, so a miss is a warning.

That no word is lost and no block out of its order is proved there all the same (`prove.every_word`).
"""

PARTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("Type", (1, 2, 3, 4, 5, 6, 7, 8)),
    ("How words look", (9, 10, 11, 12, 13, 14)),
    ("On the office printer", (15, 16)),
    ("Folded leaflets and booklets", (17, 18, 19, 20, 21)),
    ("For a print shop", (22, 23, 24, 25)),
    ("The file, and reading it aloud", (26, 27, 28, 29, 30, 31, 32, 33, 53, 54)),
    ("The words", (34, 35, 36, 37, 45)),
    ("What the reader is told", (38, 39, 40, 41, 42, 43, 44)),
    ("Who made it, when, and where to ask", (46, 47, 48, 49)),
    ("Languages and Easy Read", (50, 51, 52)),
)
"""The goals in the order in which people read of them, under headings in their words."""
