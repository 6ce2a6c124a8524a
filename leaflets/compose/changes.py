"""The slip that says what changed between two versions: a short one for readers, a whole one for reviewers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from leaflets import words
from leaflets.compose.edition import Edition, reference
from leaflets.compose.filters import day
from leaflets.compose.pages import family
from leaflets.compose.templates import rendered
from leaflets.formats import PAPER_MM

For = Literal["readers", "reviewers"]

# What readers are told of: what they can see, without what only the machine prints around it.
_NOT_FOR_READERS = frozenset({"labels", "format", "again"})


@dataclass(frozen=True)
class Difference:
    """One thing that changed: what happened to it, the section and the address where, the words before and after."""

    what: str
    section: str
    at: str
    kind: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def changes_html(edition: Edition, since: str, found: Sequence[Difference], reader: For) -> str:
    """The slip as HTML, for the same stylesheets as the leaflet. Raises `ProblemsFound` like every template."""
    return rendered(edition.library.root, "changes.html", _context(edition, since, found, reader))


def changes_text(edition: Edition, since: str, found: Sequence[Difference], reader: For) -> str:
    """The same as plain text."""
    context = _context(edition, since, found, reader)
    lines = [context["heading"], context["title"], context["between"], ""]
    for section, differences in context["sections"]:
        lines += [section, *(line for each in differences for line in _in_text(edition, each)), ""]
    return "\n".join([*lines, context["none"], context["reference"]]).replace("\n\n\n", "\n\n") + "\n"


def _in_text(edition: Edition, each: Difference) -> Iterator[str]:
    yield f"- {edition.label(f'changes {each.what}')}{f' ({each.at})' if each.at else ''}"
    for label, texts in (("changes before", each.old), ("changes now", each.new)):
        if texts:
            yield f"  {edition.label(label)}: {' / '.join(words.plain(text) for text in texts)}"


def _context(edition: Edition, since: str, found: Sequence[Difference], reader: For) -> dict[str, Any]:
    labels = edition.labels
    told = [each for each in found if reader == "reviewers" or each.kind not in _NOT_FOR_READERS]
    shown = [each if reader == "reviewers" else _for_readers(each) for each in told]
    version, width_height = edition.leaflet.version, PAPER_MM[edition.region.paper]
    dates = {"since": since, "version": version, "date": day(labels, edition.region.date, edition.leaflet.issued)}
    return {
        "t": edition.label,
        "language": edition.manuscript.job.language,
        "direction": labels.direction,
        "family": Markup(family(labels.font)),  # noqa: S704 - nothing that could end a CSS string is left in it
        "width_mm": width_height[0],
        "height_mm": width_height[1],
        "issued": edition.leaflet.issued,
        "draft": edition.approval.state != "signed",
        "heading": edition.label(f"changes for {reader}"),
        "title": words.plain(edition.manuscript.title.title),
        "between": words.fill(edition.label("changes between"), dates),
        "sections": list(_by_section(shown)),
        "none": "" if shown else edition.label("changes none"),
        "reference": reference(edition),
    }


def _for_readers(each: Difference) -> Difference:
    """Readers need no addresses, and of what is gone or new no more than the words."""
    return Difference(each.what, each.section, "", each.kind, each.old, each.new)


def _by_section(found: Sequence[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    """The differences under the headings of their sections, in reading order."""
    for section in dict.fromkeys(each.section for each in found):
        yield section, [each for each in found if each.section == section]
