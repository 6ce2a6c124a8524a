"""One HTML taken apart where a new page begins, so that each stretch can be laid out on its own.

The templates say where that is (`{{ apart }}`). What runs along every page stands in the style between two comments:
the stretches are laid out without it, since it knows how many pages there are, and empty pages with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

APART = Markup("<!-- a new page -->")
_MARGINS = re.compile(r"/\* margins \*/.*?/\* end of margins \*/", re.DOTALL)
_BODY = re.compile(r"(.*<body\b[^>]*>)(.*)(</body>.*)", re.DOTALL)
_NEW_PAGE = '<div style="break-after: page"></div>'


def stretches(html: str) -> tuple[str, ...]:
    """The HTML of each stretch, in order; nothing where a new page begins nowhere."""
    head, body, end = _parts(_MARGINS.sub("", html))
    if APART not in body:
        return ()
    return tuple(f"{head}{stretch}{end}" for stretch in _whole(body.split(APART)) if stretch.strip())


def empty_pages(html: str, pages: int) -> str:
    """The HTML of so many empty pages, with what runs along every page of this one."""
    head, _, end = _parts(html)
    return f"{head}{_NEW_PAGE * (pages - 1)}<div></div>{end}"


def _parts(html: str) -> tuple[str, str, str]:
    head, body, end = _BODY.fullmatch(html).groups()  # type: ignore[union-attr]  # every leaflet has a body
    return head, body, end


def _whole(stretches: list[str]) -> Iterator[str]:
    """Each stretch with a `<main>` of its own, where it begins or ends within one."""
    inside = False
    for stretch in stretches:
        opened = f"<main>{stretch}" if inside and stretch.strip() else stretch
        inside = (inside or "<main>" in stretch) and "</main>" not in stretch
        yield f"{opened}</main>" if inside and opened.strip() else opened
