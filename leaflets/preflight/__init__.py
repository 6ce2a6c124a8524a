"""Measures a finished PDF against the machine part of the 54 goals of a good leaflet: the file, not the request.

Each goal has a result: met, missed (with page, place and numbers), not one for this file, not yet measured, or for a
person to judge. `measure` is told what the file should be; `measure_file` guesses it from the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from leaflets.preflight import (
    about,
    codes,
    colour,
    emphasis,
    folds,
    fonts,
    guess,
    order,
    page,
    parts,
    press,
    script,
    tags,
)
from leaflets.preflight import type as type_
from leaflets.preflight.goals import ADVICE, DOUBTFUL_FROM_RIGHT_TO_LEFT, GOALS, PARTS, Goal
from leaflets.preflight.promise import Fault, Kind, Promise, Result, State, Verdict, judged, look, not_yet
from leaflets.preflight.reading import Reading, plain, read
from leaflets.preflight.together import Together, together
from leaflets.problems import Place, Problem, Severity

__all__ = [
    "ADVICE",
    "GOALS",
    "PARTS",
    "PRESS_GOALS",
    "Goal",
    "Kind",
    "Promise",
    "Result",
    "State",
    "Together",
    "measure",
    "measure_file",
    "problems",
    "together",
]

PRESS_GOALS = (16, 17, 18, 20, 22, 23, 24, 25)
"""The numbers of the goals that a file for a print shop is judged by and must not miss."""

_TELLING = 10  # letters
_IN_CONTENT = "the words are judged where they are written: python build.py check"

_MEASURES: Mapping[int, Callable[[Reading], Verdict]] = {
    1: type_.body,
    2: type_.large_print,
    3: type_.easy_read,
    4: type_.smallest,
    5: type_.x_height,
    6: type_.leading,
    7: type_.line_length,
    8: type_.ragged,
    9: emphasis.upright,
    10: emphasis.unsplit,
    11: colour.undisturbed,
    12: colour.contrast,
    13: colour.contrast_in_grey,
    14: colour.more_than_colour,
    15: page.toner,
    16: page.margins,
    17: folds.panels,
    18: folds.sequence,
    19: folds.one_topic,
    20: folds.in_fours,
    21: folds.both_ways,
    22: press.boxes,
    23: press.inks_used,
    24: press.ink_limit,
    25: press.sharpness,
    26: fonts.embedded,
    27: tags.readable,
    28: about.metadata,
    29: about.outline,
    30: order.order,
    31: tags.told_in_words,
    32: about.twin,
    33: about.file_name,
    40: parts.main_message,
    42: parts.summary,
    43: parts.tools,
    44: parts.captioned,
    46: parts.identity,
    47: parts.in_date,
    49: parts.offer,
    51: script.right_to_left,
    52: parts.easy_read,
    53: codes.codes,
    54: about.repeatable,
}

_UNMEASURED: Mapping[int, Verdict] = {
    34: not_yet(f"readability; {_IN_CONTENT}"),
    35: not_yet(f"the length of sentences; {_IN_CONTENT}"),
    36: not_yet(f"hard words and who does what; {_IN_CONTENT}"),
    37: not_yet(f"how numbers are written; {_IN_CONTENT}"),
    38: look("are benefits, risks, other ways and doing nothing all told, each as fully as the others?"),
    39: look("is it said plainly what nobody knows yet?"),
    41: look("is it plain when to get help, from whom and how, and is the phone number there?"),
    45: not_yet(f"the length of lists and parts; {_IN_CONTENT}"),
    48: not_yet(f"whether contacts are filled in and were checked; {_IN_CONTENT}"),
    50: not_yet("a translation is compared with its English in the content"),
}


def measure(pdf: bytes, promise: Promise, name: str | None = None) -> list[Result]:
    """The result of each of the 54 goals, in order. `name` is that of the file, for the goal about names.

    Raises `ProblemsFound` for what is no PDF.
    """
    return list(_results(read(pdf, promise, name)))


def measure_file(pdf: bytes, name: str | None = None) -> list[Result]:
    """The same for a file of which nothing else is known: what it should be is guessed from it.

    What cannot be known is not applicable, and says why. Raises `ProblemsFound` for what is no PDF.
    """
    unknown = read(pdf, Promise(None, (), ""), name)
    return list(_results(replace(unknown, promise=guess.promise(unknown))))


def problems(results: Iterable[Result], direction: str = "ltr") -> Iterator[Problem]:
    """Each goal that is missed as a problem, with the page, the place and what was measured.

    It is an error, which stops an edition, unless the goal is advice (`ADVICE`), or a doubtful one in this direction.
    """
    advice = {*ADVICE, *(DOUBTFUL_FROM_RIGHT_TO_LEFT if direction == "rtl" else ())}
    hints = {goal.number: goal.hint for goal in GOALS}
    for result in results:
        if result.state == "fail":
            message = f"{result.name}: missed. {result.evidence[:1].upper()}{result.evidence[1:]}."
            severity = Severity.WARNING if result.number in advice else Severity.ERROR
            place = Place(block=result.block)
            yield Problem(f"preflight-{result.number}", message, hints[result.number], place, severity)


def _results(reading: Reading) -> Iterator[Result]:
    for goal in GOALS:
        verdict = _MEASURES[goal.number](reading) if goal.number in _MEASURES else _in_words(goal.number, reading)
        yield Result(goal.number, goal.name, *verdict, block=_block(verdict, reading.promise))


def _in_words(number: int, reading: Reading) -> Verdict:
    """The verdict on a goal that the words alone meet: that of the check of the words, where one was handed down."""
    told = reading.promise.told.get(number)
    if told is None:
        return _UNMEASURED[number]
    return judged((Fault(None, "", said.rstrip(".")) for said in told), "the check of the words found nothing")


def _block(verdict: Verdict, promise: Promise) -> str:
    """The address of the first block that holds the words of a fault's place; one short word may be anywhere."""
    words = plain(verdict.place.removesuffix("…"))
    if len(words) < _TELLING:
        return ""
    return next((address for address, text in promise.wanted if words in plain(text)), "")
