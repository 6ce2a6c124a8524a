"""The values that go down the line: what people wrote, and what is made of it. The one door to pydantic."""

from leaflets.model.blocks import KINDS, Block, Contact
from leaflets.model.faults import AnyRecord, Fault, checked
from leaflets.model.library import Approval, Chapter, Job, Library, Manuscript, Piece, Placed, Value
from leaflets.model.records import (
    KINDS_OF_SIGNOFF,
    Clinic,
    Entry,
    House,
    KindOfSignoff,
    Labels,
    Leaflet,
    Passage,
    Publisher,
    Region,
    Section,
    Signed,
    Signoff,
    Source,
    Title,
    Withdrawal,
)
from leaflets.model.sections import block, section

__all__ = [
    "KINDS",
    "KINDS_OF_SIGNOFF",
    "AnyRecord",
    "Approval",
    "Block",
    "Chapter",
    "Clinic",
    "Contact",
    "Entry",
    "Fault",
    "House",
    "Job",
    "KindOfSignoff",
    "Labels",
    "Leaflet",
    "Library",
    "Manuscript",
    "Passage",
    "Piece",
    "Placed",
    "Publisher",
    "Region",
    "Section",
    "Signed",
    "Signoff",
    "Source",
    "Title",
    "Value",
    "Withdrawal",
    "block",
    "checked",
    "section",
]
