"""Web addresses that people typed."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from leaflets.model.faults import refuse

# The QR code of a longer one, with https:// before it, would be too fine on a card; and people type it from paper.
_LONGEST_WEB = 54
_WEB = re.compile(r"(https?://)?([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_]{2,}(:\d+)?([/?#][!-~]*)?", re.IGNORECASE)
_AS_WEB = "Type it as a browser shows it, such as www.example.org, or leave it empty."


def _web(text: str) -> str:
    """Refuses what no browser can open, and what is too long for paper."""
    if len(text.partition("://")[2] or text) > _LONGEST_WEB:
        message = f"This web address has more than {_LONGEST_WEB} letters, too many to type from paper."
        refuse("web-malformed", message, "Type a shorter one, such as that of your first page.")
    if text and not _WEB.fullmatch(text):
        refuse("web-malformed", f"“{text}” is not a web address.", _AS_WEB)
    return text


Web = Annotated[str, AfterValidator(_web)]
