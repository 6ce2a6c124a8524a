"""Word files: every word is in them, in the styles that Word knows, and the same words give the same bytes."""

from __future__ import annotations

import io
from datetime import date

import docx

from leaflets import wordfile
from leaflets.wordfile import Paragraph

DAY = date(2026, 1, 31)
WORDS = [
    Paragraph("title", "Thumbs"),
    Paragraph("heading", "At a glance"),
    Paragraph("text", "Keep them **very** warm."),
    Paragraph("item", "a soft glove"),
    Paragraph("quiet", "1 · care/body/1"),
]


def test_every_paragraph_is_there_in_its_style():
    document = docx.Document(io.BytesIO(wordfile.written("Thumbs", "en-GB", DAY, WORDS)))
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Title", "Thumbs"),
        ("Heading 1", "At a glance"),
        ("Normal", "Keep them very warm."),
        ("List Bullet", "a soft glove"),
        ("Normal", "1 · care/body/1"),
    ]
    assert [run.text for run in document.paragraphs[2].runs if run.bold] == ["very"]
    assert (document.core_properties.title, document.core_properties.language) == ("Thumbs", "en-GB")


def test_the_same_words_give_the_same_bytes():
    assert wordfile.written("Thumbs", "en-GB", DAY, WORDS) == wordfile.written("Thumbs", "en-GB", DAY, WORDS)
