"""Words without the accidents of writing and of PDF: the same word is the same letters in source and file."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ", "'"),
        **dict.fromkeys("“”„‟", '"'),
        # A hyphen that ends its line may be the source's own or the printer's; brackets turn over from right to left.
        **dict.fromkeys("-‐‑()[]{}<>«»‹›⟨⟩", None),
    }
)
_TATWEEL = "\u0640"  # lengthens the line between two Arabic letters, and is no letter
# Scripts written without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese. Each of their letters counts as a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_UNSPACED}]|[^{_UNSPACED}]+")
# Scripts whose letters change shape or place beside others; a font may draw them in parts that stand for no letters.
_SHAPED = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")


def pieces(text: str) -> list[str]:
    """The words of a text as they are compared and counted; in scripts without spaces each letter is one."""
    return [piece for word in text.split() for piece in ([word] if word.isascii() else _PIECE.findall(word))]


def apart(word: str) -> list[str]:
    """A word with its dots, slashes, colons and at-signs as pieces of their own.

    PDF readers turn the pieces of an address round when it stands in right-to-left text.
    """
    return re.findall(r"[./:@]|[^./:@]+", word)


def letters(word: str) -> str:
    """The letters and signs of a word that must be the same in source and PDF; none for a lone hyphen or bracket.

    NFKC, plain quotes, no hyphens, brackets or unseen signs. The letters of a right-to-left word are sorted, without
    its marks and lengthenings: its order, and where its marks stand, are lost where ligatures are drawn.
    """
    if word.isascii():
        return word.translate(_SAME)
    seen = [letter for letter in unicodedata.normalize("NFKC", word).translate(_SAME) if not _is_unseen(letter)]
    if not is_right_to_left(word):
        return "".join(seen)
    return "".join(sorted(letter for letter in seen if letter != _TATWEEL and unicodedata.category(letter) != "Mn"))


def _is_unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cf"


def is_right_to_left(text: str) -> bool:
    """Whether any letter of this is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def is_unspaced(word: str) -> bool:
    """Whether this is of a script written without spaces between words."""
    return bool(re.match(f"[{_UNSPACED}]", word))


def is_shaped(text: str) -> bool:
    """Whether a font may draw letters of this in parts: Hebrew, Arabic, the scripts of India, Thai, Burmese, Khmer."""
    return bool(_SHAPED.search(text))
