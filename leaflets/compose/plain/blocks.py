"""One block after another as plain text: what stands on paper, said so that it can be read out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from leaflets.compose.edition import Edition
from leaflets.compose.identity import team
from leaflets.compose.plain.lines import Say, bulleted, ended, given, numbered, own, speaker, under, unmarked, wrapped
from leaflets.model import Block
from leaflets.model import blocks as kinds


def spoken(edition: Edition, block: Block) -> str:
    """One block in lines of plain text."""
    return _KINDS.get(type(block), _texts)(edition, block, speaker(edition))


def _texts(_: Edition, block: Block, say: Say) -> str:
    """A kind of block that has no way of its own here: each of its texts on a line."""
    return "\n".join(wrapped(say(text)) for _, text in block.texts())


def _alert(edition: Edition, block: kinds.Alert, say: Say) -> str:
    tier, points = edition.label(block.tier or "important"), bulleted(map(say, block.points))
    if not block.title:
        return under(f"{tier}: {say(block.text)}".strip(), points)
    return under(ended(f"{tier}: {say(block.title)}"), wrapped(say(block.text)), points)


def _advice(edition: Edition, block: kinds.Advice, say: Say) -> str:
    lists = {"do": block.do, "do not": block.do_not}
    return "\n\n".join(under(f"{edition.label(name)}:", bulleted(map(say, items))) for name, items in lists.items())


def _table(edition: Edition, block: kinds.Table, say: Say) -> str:
    """Row by row: each cell with the heading of its column, as somebody would read it out."""
    columns = f"{edition.label('columns')}: {', '.join(map(say, block.head))}."
    rows = ([say(cell) for cell in row] for row in block.rows)
    return under(ended(say(block.caption)), wrapped(columns), bulleted(_row(block, row, say) for row in rows))


def _row(block: kinds.Table, row: list[str], say: Say) -> str:
    cells = [f"{say(head)}: {ended(cell)}" for head, cell in zip(block.head[1:], row[1:], strict=True)]
    return " ".join([ended(row[0]), *cells])


def _figure(edition: Edition, block: kinds.Figure, say: Say) -> str:
    shown = f"{edition.label('picture')}: {ended(say(block.caption))} {ended(say(block.alt))}"
    return under(shown, numbered(map(say, block.key)))


def _idea(edition: Edition, block: kinds.Idea, say: Say) -> str:
    return under(say(block.text), wrapped(f"{edition.label('picture')}: {ended(say(block.alt))}"))


def _question(edition: Edition, block: kinds.Question, say: Say) -> str:
    answer = (wrapped(say(text)) for text in block.answer)
    return under(f"{edition.label('question')} {say(block.ask)}", *answer, bulleted(map(say, block.points)))


def _words(_: Edition, block: kinds.Words, say: Say) -> str:
    return bulleted(f"{say(term)}: {say(meaning)}" for term, meaning in block.entries.items())


def _contact(edition: Edition, block: kinds.Contact, say: Say) -> str:
    if block.list == "phone":
        return wrapped(f"{say(block.title)}: {given(edition, ('phone',)) or edition.label('no number')}")
    return under(
        f"{say(block.title)}:", bulleted(_helpers(edition, say) if block.list == "support" else _team(edition))
    )


def _team(edition: Edition) -> Iterator[str]:
    for label, number in team(edition):
        yield f"{label}: {own(edition, unmarked(number)) or edition.label('no number')}"


def _helpers(edition: Edition, say: Say) -> Iterator[str]:
    for body in edition.region.support:
        offers = say(body.offers[edition.manuscript.job.language])
        ways = [f"{edition.label(kind)}: {own(edition, to)}." for kind, to in _ways(body.web, body.phone)]
        yield " ".join([f"{own(edition, body.name)}.", ended(offers), *ways])


def _ways(web: str, phone: str) -> Iterator[tuple[str, str]]:
    yield from ((kind, to) for kind, to in (("web", web), ("phone", phone)) if to)


def _lines(edition: Edition, block: kinds.Lines, say: Say) -> str:
    columns = f"{edition.label('columns')}: {', '.join(map(say, block.columns))}." if block.columns else ""
    return under(ended(say(block.label)), wrapped(columns), wrapped(edition.label("on paper")))


def _items(_: Edition, block: Any, say: Say) -> str:  # noqa: ANN401 - any kind that is a list
    return bulleted(map(say, block.items))


def _keypoints(edition: Edition, block: kinds.Keypoints, say: Say) -> str:
    return under(f"{edition.label('key points')}:", bulleted(map(say, block.items)))


def _treatment(edition: Edition, block: kinds.Treatment, say: Say) -> str:
    fields = {"benefit": block.benefit, "risk": block.risk, "alternatives": block.alternatives}
    fields |= {"without": block.without, "daily life": block.daily_life}
    return under(
        ended(say(block.name)), bulleted(f"{edition.label(name)}: {say(text)}" for name, text in fields.items())
    )


_KINDS: dict[type[Block], Callable[[Edition, Any, Say], str]] = {
    kinds.Paragraph: lambda _, block, say: wrapped(say(block.text)),
    kinds.Steps: lambda _, block, say: numbered(map(say, block.items)),
    kinds.Bullets: _items,
    kinds.Checklist: _items,
    kinds.Keypoints: _keypoints,
    kinds.Alert: _alert,
    kinds.Advice: _advice,
    kinds.Table: _table,
    kinds.Figure: _figure,
    kinds.Idea: _idea,
    kinds.Question: _question,
    kinds.Treatment: _treatment,
    kinds.Words: _words,
    kinds.Contact: _contact,
    kinds.Lines: _lines,
}
