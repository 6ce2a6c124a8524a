"""What the other files of `content/` hold: house, clinic, region, labels, leaflet, source, sign-off."""

from leaflets.model.records.fields import KINDS_OF_SIGNOFF, Checked, KindOfSignoff, Record
from leaflets.model.records.house import Clinic, House, Labels, Number, Organisation, PrintShop, Publisher, Region
from leaflets.model.records.leaflets import STYLE, Ask, Leaflet, Part, Section, Source, Style, Title
from leaflets.model.records.ledger import Entry, Passage, ReaderTest, Signed, Signoff, Withdrawal

__all__ = [
    "KINDS_OF_SIGNOFF",
    "STYLE",
    "Ask",
    "Checked",
    "Clinic",
    "Entry",
    "House",
    "KindOfSignoff",
    "Labels",
    "Leaflet",
    "Number",
    "Organisation",
    "Part",
    "Passage",
    "PrintShop",
    "Publisher",
    "ReaderTest",
    "Record",
    "Region",
    "Section",
    "Signed",
    "Signoff",
    "Source",
    "Style",
    "Title",
    "Withdrawal",
]
