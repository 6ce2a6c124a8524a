"""The values that go down the line: what people wrote, and what is made of it. The one door to pydantic."""

from leaflets.model.blocks import KINDS, Block, Contact
from leaflets.model.faults import AnyRecord, Fault, checked
from leaflets.model.library import Approval, Chapter, Job, Library, Manuscript, Piece, Placed, Value
from leaflets.model.records import (
    KINDS_OF_SIGNOFF,
    Clinic,
    House,
    Labels,
    Leaflet,
    Publisher,
    Region,
    Section,
    Signoff,
    Source,
    Style,
    Title,
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
    "Fault",
    "House",
    "Job",
    "Labels",
    "Leaflet",
    "Library",
    "Manuscript",
    "Piece",
    "Placed",
    "Publisher",
    "Region",
    "Section",
    "Signoff",
    "Source",
    "Style",
    "Title",
    "Value",
    "block",
    "checked",
    "section",
]
