"""An HTML is taken apart where a new page begins, and nothing of it is lost."""

from __future__ import annotations

import re

from leaflets.compose import empty_pages, stretches

HEAD = (
    '<html lang="en"><head><style>@page { size: A5;\n/* margins */ @top-left { content: "x" } /* end of margins */ }'
    '</style></head><body class="handout">'
)
APART = "<!-- a new page -->"
BODY = f"<p>a</p>{APART}<main><p>b</p>{APART}<p>c</p>{APART}{APART}<p>d</p></main><p>e</p>{APART}<p>f</p>"
WHOLE = f"{HEAD}{BODY}</body></html>"


def bodies(html: str) -> list[str]:
    return [re.search("<body[^>]*>(.*)</body>", part)[1] for part in stretches(html)]


def test_a_stretch_goes_from_one_new_page_to_the_next_and_has_its_own_main():
    assert bodies(WHOLE) == [
        "<p>a</p>",
        "<main><p>b</p></main>",
        "<main><p>c</p></main>",
        "<main><p>d</p></main><p>e</p>",
        "<p>f</p>",
    ]


def test_every_stretch_has_the_head_without_what_runs_along_every_page():
    assert all(
        part.startswith('<html lang="en"><head><style>@page { size: A5;\n }</style>') for part in stretches(WHOLE)
    )


def test_where_no_new_page_begins_nothing_is_taken_apart():
    assert stretches(f"{HEAD}<p>a</p></body></html>") == ()


def test_empty_pages_have_what_runs_along_every_page():
    pages = empty_pages(WHOLE, 3)
    assert pages.startswith(HEAD)
    assert pages.count("<div") == 3
    assert pages.count("break-after: page") == 2
    assert "<p>" not in pages
