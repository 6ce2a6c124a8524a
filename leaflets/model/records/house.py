"""The records of who publishes and where: house, clinics, regions, and the engine's own words in each language."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from leaflets.model.addresses import Web
from leaflets.model.blocks import Name, Names, Text
from leaflets.model.records.fields import ByLanguage, Checked, KindOfSignoff, Record


class Publisher(Record):
    """Who hands the leaflet out. What is not given prints as a line to write on."""

    name: str = ""
    department: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    web: Web = ""
    contacts: dict[str, str] = Field(default_factory=dict)


class PrintShop(Record):
    """What a print shop gave and is asked for: its colour profile (a file in the project's folder), copies, paper."""

    profile: str = ""
    quantity: str = ""
    stock: str = ""


class House(Publisher):
    """`content/house.yaml`: who publishes by default, and what is built when nothing is asked for."""

    condition: Name
    language: Name
    region: Name
    build: Names
    needs: tuple[KindOfSignoff, ...] = ("clinician", "patient reader")
    funding: ByLanguage = Field(default_factory=dict)
    sources: ByLanguage = Field(default_factory=dict)
    feedback: ByLanguage = Field(default_factory=dict)
    press: PrintShop = PrintShop()


class Clinic(Publisher):
    """`content/clinics/<id>.yaml`: who hands it out, when that is not the house."""


class Number(Record):
    """A phone number everybody in the region knows, and when somebody last made sure of it."""

    value: Text
    checked: Checked


class Organisation(Record):
    """Somebody outside the clinic who helps."""

    name: Text
    web: Web = ""
    phone: str = ""
    offers: ByLanguage
    source: Names
    checked: Checked


class Region(Record):
    """`content/regions/<id>.yaml`: what differs by country."""

    name: ByLanguage
    paper: Literal["A4", "Letter"]
    date: Literal["day month year", "month day, year"]
    numbers: dict[str, Number] = Field(default_factory=dict)
    words: dict[str, dict[str, str]]
    spelling: dict[str, dict[str, Text]] = Field(default_factory=dict)
    support: tuple[Organisation, ...] = ()


class Labels(Record):
    """`content/labels/<language>.yaml`: the engine's own words in one language, and how it is set.

    `staff` is for those who print, `job` for a print shop, `review` for those who read proofs and test with readers:
    none of it is for patients, and a language without them gets those of the house's language.
    """

    name: Text
    own_name: Text = Field(alias="own name")
    direction: Literal["ltr", "rtl"]
    font: Text
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]
    words: dict[str, Text]
    contacts: dict[str, Text]
    signers: dict[KindOfSignoff, Text]
    staff: dict[str, Text] = Field(default_factory=dict)
    review: dict[str, Text] = Field(default_factory=dict)
    job: dict[str, Text] = Field(default_factory=dict)
