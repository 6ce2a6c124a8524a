"""The proofs that read a finished PDF."""

from leaflets.prove.sight import glyphs, ink
from leaflets.prove.words import every_word

__all__ = ["every_word", "glyphs", "ink"]
