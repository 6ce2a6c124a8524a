"""What changed between two readings of a leaflet, passage by passage, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from leaflets.model import Passage

# A passage of which less than this share stays is another passage, and not the same in other words.
_SAME_PASSAGE = 0.4
_CONTEXT = 3

What = Literal["added", "taken out", "reworded", "moved", "redrawn"]


@dataclass(frozen=True)
class Change:
    """One passage that is otherwise than it was: where it stands now (or stood), the words before and after.

    Of a passage that was reworded, `old` and `new` have the texts that differ, and nothing of those that do not.
    """

    what: What
    at: str
    kind: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def brief(self) -> tuple[str, str]:
        """The words before and after in short: of two long texts, what differs and three words on both sides."""
        return _brief(" · ".join(self.old), " · ".join(self.new))


def differences(before: Sequence[Passage], now: Sequence[Passage]) -> list[Change]:
    """What was added, taken out, reworded, moved or drawn otherwise, in the order of the words as they are now."""
    found: list[Change] = []
    matcher = SequenceMatcher(None, [_key(each) for each in before], [_key(each) for each in now], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        found += _in_stretch(before[a:b], now[c:d]) if what != "equal" else ()
    return list(_with_moves(found))


def _key(passage: Passage) -> tuple[str, tuple[tuple[str, str], ...]]:
    return passage.kind, tuple(passage.words.items())


def _texts(passage: Passage) -> tuple[str, ...]:
    return tuple(passage.words.values())


def _in_stretch(before: Sequence[Passage], now: Sequence[Passage]) -> Iterator[Change]:
    """The changes where one run of passages stands in the place of another."""
    left = list(before)
    for new in now:
        old = max(left, key=lambda each: _nearness(each, new), default=None)
        if old is None or _nearness(old, new) < _SAME_PASSAGE:
            yield Change("added", new.at, new.kind, new=_texts(new))
            continue
        yield from (Change("taken out", gone.at, gone.kind, old=_texts(gone)) for gone in left[: left.index(old)])
        del left[: left.index(old) + 1]
        yield _reworded(old, new)
    yield from (Change("taken out", gone.at, gone.kind, old=_texts(gone)) for gone in left)


def _nearness(old: Passage, new: Passage) -> float:
    """How likely the one is the other in other words, from 0 to about 1."""
    if old.kind != new.kind:
        return 0.0
    if old.kind == "drawing":
        return float(old.at == new.at)
    matcher = SequenceMatcher(None, " ".join(_texts(old)).split(), " ".join(_texts(new)).split(), autojunk=False)
    return matcher.ratio() + (0.2 if old.at == new.at else 0.0)


def _reworded(old: Passage, new: Passage) -> Change:
    if new.kind == "drawing":
        return Change("redrawn", new.at, new.kind)
    # A name in front of a text is read with it where it says what the text is for: what not to do is not what to do.
    a, b = list(old.words.items()), list(new.words.items())
    steps = SequenceMatcher(None, [_said(each) for each in a], [_said(each) for each in b], autojunk=False)
    changed = [step for step in steps.get_opcodes() if step[0] != "equal"]
    was = tuple(text for _, start, end, _, _ in changed for _, text in a[start:end])
    now = tuple(text for _, _, _, start, end in changed for _, text in b[start:end])
    return Change("reworded", new.at, new.kind, was, now)


def _said(entry: tuple[str, str]) -> tuple[str, str]:
    """A text with the name of its list, but without its number in it."""
    name, text = entry
    return "/".join(piece for piece in name.split("/") if not piece.isdigit()), text


def _with_moves(found: Sequence[Change]) -> Iterator[Change]:
    """The same changes; what was taken out in one place and put in at another is one change, a move."""
    gone = {(change.kind, change.old) for change in found if change.what == "taken out"}
    came = {(change.kind, change.new) for change in found if change.what == "added"}
    for change in found:
        if change.what == "added" and (change.kind, change.new) in gone:
            yield Change("moved", change.at, change.kind, change.new, change.new)
        elif change.what != "taken out" or (change.kind, change.old) not in came:
            yield change


def _brief(old: str, new: str) -> tuple[str, str]:
    a, b = old.split(), new.split()
    start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    room = min(len(a), len(b)) - start
    end = next((at for at in range(room) if a[-1 - at] != b[-1 - at]), room)
    return _cut(a, start, end), _cut(b, start, end)


def _cut(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), len(words) - end + _CONTEXT)
    return f"{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}"
