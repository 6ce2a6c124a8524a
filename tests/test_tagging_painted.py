"""Pages that are painted first become the very same PDF, in this process and in another."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import made_up
import pytest
from one_feature import DOCUMENTS, laid_out

from leaflets.tagging import mended_tags, painting

PAGES = (
    '<main><h1 style="background: #eee">Title</h1><p><a href="#end">To the <b>end</b></a></p>'
    '<div style="opacity: 0.5"><p>faint</p></div><ul><li>one</li></ul>'
    '<svg width="9" height="9"><title>Dot</title><text x="4" text-anchor="middle">m</text></svg>'
    '<p id="end" style="break-before: page; opacity: 0.25">The end</p></main>'
)
PATTERN = f"{made_up.REPOSITORY.as_uri()}/templates/icons/box.svg"
CANNOT_BE_KEPT = {
    "a pattern": f'<p style="background: url({PATTERN}) repeat">words</p>',
    "a gradient": '<p style="background: linear-gradient(red, blue)">words</p>',
    "a field": '<form><input name="a" style="appearance: auto"></form>',
}
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(made_up.REPOSITORY)}
IN_ANOTHER_PROCESS = """
import pickle, sys
from one_feature import laid_out
from leaflets.tagging import mended_tags, painting
pages = pickle.load(open(sys.argv[1], "rb"))
assert painting().unmet(pages)
painting().painted(laid_out("<p>any <b>words</b></p>"))
assert not painting().unmet(pages)
with mended_tags():
    open(sys.argv[2], "wb").write(laid_out("<p>any</p>").copy(pages).write_pdf(pdf_variant="pdf/a-2a"))
"""


def written(document: Any) -> bytes:
    with mended_tags():
        return bytes(document.write_pdf(pdf_variant="pdf/a-2a"))


def pages_of(html: str) -> list[Any]:
    pages = painting().painted(laid_out(html))
    assert pages is not None
    return list(pages)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_painted_pages_has_the_same_bytes(name: str):
    document = laid_out(DOCUMENTS[name][0])
    pages = painting().painted(document)
    if pages is None:
        assert any(word in DOCUMENTS[name][0] for word in ("image/png", "<input", "<textarea"))
    else:
        assert written(document.copy(pickle.loads(pickle.dumps(pages)))) == written(document)  # noqa: S301 - made here


def test_groups_within_pages_have_the_same_bytes():
    document = laid_out(PAGES)
    assert written(document.copy(pages_of(PAGES))) == written(document)


def test_painted_pages_can_be_written_twice():
    document = laid_out(PAGES).copy(pages_of(PAGES))
    assert written(document) == written(document)


@pytest.mark.parametrize("html", CANNOT_BE_KEPT.values(), ids=CANNOT_BE_KEPT)
def test_what_cannot_be_kept_is_not_painted(html: str):
    document = laid_out(html)
    document.pages[0].forms = {None: [], "form": ["a field"]} if "<form" in html else document.pages[0].forms
    assert painting().painted(document) is None


def test_another_process_writes_the_same_bytes_once_it_has_met_the_fonts(tmp_path: Path):
    html = "<p>Words and <b>bold</b> words</p>"
    (tmp_path / "pages").write_bytes(pickle.dumps(pages_of(html)))
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(tmp_path / "pages"), str(tmp_path / "pdf")]
    subprocess.run(command, check=True, cwd=Path(__file__).parent, env=ENVIRONMENT)
    assert (tmp_path / "pdf").read_bytes() == written(laid_out(html))
