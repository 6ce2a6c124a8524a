"""The QR code of the web address that is printed beside it. The one door to segno."""

from __future__ import annotations

import segno
from markupsafe import Markup

from leaflets.compose.filters import url

# Of 25 modules a side at least, so that the code of a short address is as large as that of a long one.
_LEAST_VERSION = 2
# Modules of white on each side (ISO/IEC 18004).
_QUIET = 4


def drawing(web: str, alt: str) -> Markup:
    """The code that opens this address, in black and as lines, with its white border.

    Error correction M: it is read with 15 % of it dirty (ISO/IEC 18004).
    """
    svg = _code(url(web)).svg_inline(border=_QUIET, dark="#000", omitsize=True, title=alt, svgclass=None)
    return Markup(svg)  # noqa: S704 - made by segno, which escapes the title


def _code(address: str) -> segno.QRCode:
    try:
        return segno.make_qr(address, error="m", version=_LEAST_VERSION, boost_error=False)
    except segno.DataOverflowError:
        return segno.make_qr(address, error="m", boost_error=False)
