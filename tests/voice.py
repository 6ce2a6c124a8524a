"""How people are spoken to: in whole sentences, in words of a clinic, with the line to copy at the end."""

from __future__ import annotations

import re

# Words of programmers and of the libraries below; nobody at a clinic should have to know them.
JARGON = re.compile(
    r"pars(?:e|ing)|token|scalar|mapping|null\b|schema|exception|yaml error|syntax|string|indentation"
    r"|input should|valid|instance|tuple|\bdict|\bint\b",
    re.IGNORECASE,
)

# A line to copy stands at the end after two spaces; a remark in brackets may follow it.
COPY = re.compile(r":  (?P<line>\S.*?)(?:  \(.*\))?$", re.DOTALL)

_TYPED = re.compile(r"“[^”]*”")
_SENTENCES = re.compile(r"[A-Z“].*[.?]", re.DOTALL)


def is_plain(message: str, hint: str) -> bool:
    """Whether both are whole sentences without jargon (what people typed themselves stands in curly quotes)."""
    return is_whole(message) and (not hint or is_whole(COPY.sub(".", hint)))


def is_whole(text: str) -> bool:
    """Whether a text is made of sentences: a capital or a name in quotes to begin with, a full stop at the end."""
    own = _TYPED.sub("“”", text)
    return bool(_SENTENCES.fullmatch(own)) and not JARGON.search(own)
