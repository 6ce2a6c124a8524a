"""What a style sheet may not say, each with its reason in words for a designer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leaflets.problems import Severity

_COMMENT = "If the rule styles no words, type before it: /* drawing only: why */"


@dataclass(frozen=True)
class Ban:
    """Properties (a pattern for the whole name) and the values (a pattern for the whole value) they may not have."""

    code: str
    properties: str
    values: str
    why: str
    hint: str
    severity: Severity = Severity.ERROR
    unless_drawing_only: bool = False
    unless_svg_or_img: bool = False
    unless_page: bool = False

    def forbids(self, value: str) -> bool:
        """Whether it forbids its properties to have this value, in small letters."""
        return bool(re.fullmatch(self.values, value))


def _but(*harmless: str) -> str:
    """All values but these."""
    return rf"(?!(?:{'|'.join(harmless)})$).*"


BANS = (
    Ban(
        "css-fixed-height",
        r"(max-)?(height|block-size)",
        _but("auto", "none", "initial", "min-content", "max-content", "fit-content"),
        "a fixed height hides words that do not fit: the PDF drops them without a word",
        f"Take it out, or use min-height. {_COMMENT}",
        unless_drawing_only=True,
        unless_svg_or_img=True,
    ),
    Ban(
        "css-out-of-flow",
        r"position",
        r"absolute|fixed|sticky",
        "a box taken out of the flow lies over other words, or runs off the page and is dropped",
        f"Let it stand where it comes in the text. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-float",
        r"float",
        _but("none"),
        "a float that does not fit its page is dropped with its words",
        f"Use display: flex to put things side by side. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-clipped",
        r"overflow(-(x|y|block|inline))?",
        _but("visible", "visible visible"),
        "it cuts off the words that do not fit, and nobody is told",
        f"Take it out, so that the box grows. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-clipped",
        r"clip|clip-path|mask(-.+)?|(-webkit-)?line-clamp|max-lines|block-ellipsis|continue",
        _but("none", "auto"),
        "it cuts off words, and nobody is told",
        f"Take it out, so that the box grows. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-clipped",
        r"text-overflow",
        _but("clip"),
        "it prints three dots in place of the words that do not fit",
        "Take it out, so that the line breaks.",
    ),
    Ban(
        "css-see-through",
        r"opacity",
        _but(r"1(\.0+)?", "100%"),
        "see-through words are not in the tags, so that a screen reader passes them over",
        f"Use a lighter colour. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-see-through",
        r"visibility",
        r"hidden|collapse",
        "it hides the words and leaves a gap",
        "Leave the words out in the template instead.",
    ),
    Ban(
        "css-moved",
        r"transform|translate|rotate|scale|top|bottom|left|right|inset(-.+)?",
        _but("none", "auto", "0"),
        "it moves words from where their space is kept, over others or off the page",
        f"Use margin and padding. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-reordered",
        r"order|flex-direction|flex-flow|flex-wrap",
        r"[+-]?0*[1-9]\d*|.*reverse.*",
        "words are then read aloud in another order than they are seen",
        "Put things into the template in the order in which they are to be read.",
    ),
    Ban(
        "css-grid",
        r"display",
        r".*\bgrid\b.*",
        "the columns of a grid are not turned over for languages written from right to left",
        f"Use display: flex or a table. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-grid",
        r"grid(-.+)?",
        _but("none", "auto"),
        "the columns of a grid are not turned over for languages written from right to left",
        f"Use display: flex or a table. {_COMMENT}",
        unless_drawing_only=True,
    ),
    Ban(
        "css-columns",
        r"columns|column-count|column-width",
        _but("auto", "1", "auto auto"),
        "text in columns is hard to read for many people, and slow to lay out",
        "Use one column of 35 to 75 letters a line.",
        Severity.WARNING,
    ),
    Ban(
        "css-hard-to-read",
        r"text-align(-.+)?",
        r"justify(-all)?",
        "lines drawn out to one width leave uneven gaps between words, which are hard to read",
        "Type: text-align: start",
        Severity.WARNING,
    ),
    Ban(
        "css-hard-to-read",
        r"font-style|font",
        r"(.*\s)?(italic|oblique)\b.*",
        "slanted letters are hard to read for many people",
        "Use font-weight: 700 to stress a word.",
        Severity.WARNING,
    ),
    Ban(
        "css-hard-to-read",
        r"text-transform|font-variant(-caps)?",
        r".*(uppercase|small-caps|unicase|petite-caps|capitalize).*",
        "words in capitals have no shape, and some screen readers spell them out",
        "Take it out, and use size or weight.",
        Severity.WARNING,
    ),
    Ban(
        "css-hard-to-read",
        r"hyphens",
        r"auto",
        "divided words are hard to read, and the hyphens become letters of the words when they are copied",
        "Type: hyphens: manual",
        Severity.WARNING,
    ),
    Ban(
        "css-physical-side",
        r"(margin|padding)-(left|right)|border-(left|right)(-.+)?|border-(top|bottom)-(left|right)-radius|left|right",
        r".*",
        "left and right do not change sides in languages written from right to left",
        "Use start and end: margin-inline-start, padding-inline-end, border-inline-start, inset-inline-start.",
        Severity.WARNING,
        unless_page=True,
    ),
    Ban(
        "css-physical-side",
        r"text-align(-.+)?|clear",
        r"left|right",
        "left and right do not change sides in languages written from right to left",
        "Type start or end in place of left or right.",
        Severity.WARNING,
        unless_page=True,
    ),
)


@cache
def bans_on(name: str) -> tuple[Ban, ...]:
    """The bans that are about this property, named in small letters."""
    return tuple(ban for ban in BANS if re.fullmatch(ban.properties, name))
