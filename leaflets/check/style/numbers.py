"""Numbers, ranges, dates, times, units and risks as the NHS content style guide has them (January 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.check.finding import finder
from leaflets.check.passages import Copy
from leaflets.problems import Problem, Severity

_UNITS = r"(?:mg|mcg|µg|ml|g|kg|mm|cm|km|kcal)\b"
_CUT = 3  # letters of a month that is cut short
_YEAR = re.compile(r"(?:19|20)\d\d")


def _tell(code: str, copy: Copy, pattern: str, message: str, hint: str) -> Iterator[Problem]:
    """The same problem wherever the pattern stands; `{}` in the message is what was found."""
    find = finder(pattern)
    for passage in copy.passages:
        for found in find(passage.printed):
            yield Problem(code, message.format(found), hint, passage.place(found), Severity.WARNING)


def spelt_out(copy: Copy) -> Iterator[Problem]:
    """Numerals for numbers, which people scan for; "one" and "the two" may be words, so may the first of a sentence."""
    words = copy.style.numerals
    find = finder(rf"(?<![Tt]he )\b(?:{'|'.join(words)})\b(?!-| \d+{_UNITS})")
    for passage in copy.passages if words else ():
        for found in find(passage.printed):
            hint = f"Type “{words[found]}”."
            message = f"“{found}” stands in letters; numerals are easier to find."
            yield Problem("number-word", message, hint, passage.place(found), Severity.WARNING)


def ranges(copy: Copy) -> Iterator[Problem]:
    """Ranges with "to", never with a hyphen or a dash."""
    pattern = r"(?<![\w/.+()-])(?<!\d )\d{1,4}(?:\.\d+)?\s?[-–—]\s?\d{1,4}(?![\w-]|\s?-)"
    return _tell("number-range", copy, pattern, "“{}” has a dash between two numbers.", "Write “2 to 4”, not “2-4”.")


def thousands(copy: Copy) -> Iterator[Problem]:
    """A comma in numbers over 999; years and phone numbers have none."""
    find = finder(r"(?<![\w.,/+-])(?<!\d )[1-9]\d{3,}(?![\w/-]|,\d| \d)")
    for passage in copy.passages:
        for found in find(passage.printed):
            if not _YEAR.fullmatch(found):
                message = f"“{found}” is hard to read without a comma."
                hint = f"Type “{int(found):,}”."
                yield Problem("number-comma", message, hint, passage.place(found), Severity.WARNING)


def decimal_points(copy: Copy) -> Iterator[Problem]:
    """A 0 before the point of a decimal."""
    message = "“{}” begins with a point, which is easily overlooked."
    return _tell("number-point", copy, r"(?<![\w.])\.\d+", message, "Put a 0 before the point, as in “0.25”.")


def superscripts(copy: Copy) -> Iterator[Problem]:
    """No raised letters and numerals: they are small, and not always read aloud rightly."""
    message = "“{}” is raised, so it is small and may be read aloud wrongly."
    return _tell("superscript", copy, r"[¹²³⁰⁴-⁹ᵃ-ᵿʰˢⁿ]+", message, "Type it on the line, as in “1st” or “m2”.")


def dates(copy: Copy) -> Iterator[Problem]:
    """Dates as "6 August 2026": months in full, no numerals for them, no "th"."""
    labels = copy.library.labels.get(copy.language)
    months = labels.months if labels else ()
    short = "|".join(month[:_CUT] for month in months if len(month) > _CUT) or "$^"
    whole = "|".join(months) or "$^"
    pattern = (
        rf"\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b\d{{4}}-\d\d-\d\d\b"
        rf"|\b\d{{1,2}} (?:{short})\b\.?|\b(?:{short})\.? \d{{1,4}}\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{whole})\b|\b(?:{whole}) \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}"
    )
    hint = "Write day, month in full and year, as in “6 August 2026”."
    return _tell("date-form", copy, pattern, "“{}” is not written as dates are.", hint)


def times(copy: Copy) -> Iterator[Problem]:
    """Times as "5.30pm", "midday" or "midnight"."""
    pattern = r"\b\d{1,2}:\d{2}(?:\s?[ap]m)?(?!\d)|\b12(?:\.00)? ?(?:am|pm|noon)\b|\b\d{4}hrs\b|\b\d{1,2} [ap]m\b"
    hint = "Write “5.30pm”, “midday” or “midnight”."
    return _tell("time-form", copy, pattern, "“{}” is not written as times are.", hint)


def units(copy: Copy) -> Iterator[Problem]:
    """No space between amount and unit: "200mg"."""
    message = "“{}” has a space between the number and its unit."
    return _tell("unit-space", copy, rf"\b\d[\d.,]* {_UNITS}", message, "Take the space out, as in “200mg”.")


def side_by_side(copy: Copy) -> Iterator[Problem]:
    """Never two numerals side by side in a dose: "two 200mg tablets"."""
    message = "“{}” has two numbers side by side, which are easily taken for one."
    return _tell("numbers-beside", copy, rf"\b\d+ \d+{_UNITS}", message, "Write the first in letters: “two 200mg …”.")


def percentages(copy: Copy) -> Iterator[Problem]:
    """A risk is told in people: "1 in 7 people"."""
    hint = "Write it in people, as in “7 in 10 people”."
    return _tell("risk-percent", copy, r"\d[\d.,]*\s?%", "“{}” is a percentage, which many people misread.", hint)


_RISK = re.compile(r"\b\d[\d,.]* in (?:every )?(\d[\d,]*)(?=\D|$)")


def denominators(copy: Copy) -> Iterator[Problem]:
    """One family of "in how many" a leaflet (CDC index, item 17): tens, hundreds and so on; or one other number."""
    for leaflet, passages in [(name, each) for name in copy.covers for each in copy.printings(name)]:
        first = ""
        for passage in passages:
            for found in _RISK.finditer(passage.printed):
                family = _family(found[1])
                first = first or family
                if family != first:
                    message = f"“{found[0]}” cannot be compared with others in “{leaflet}”, which are told in {first}."
                    hint = "Tell all of them in 10, 100 and so on."
                    yield Problem("denominator-mixed", message, hint, passage.place(found[0]), Severity.WARNING)


def _family(number: str) -> str:
    return "tens" if re.fullmatch(r"10+", number.replace(",", "")) else f"{number}s"
