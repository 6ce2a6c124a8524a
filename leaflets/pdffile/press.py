"""Makes of finished sheets a file for a printing press: PDF/X-4 (ISO 15930-7), with no colour of a screen left in it.

There is no free validator of PDF/X-4. What the standard asks for and a machine can read is measured by
`leaflets.preflight` in the finished file.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Name, Operator

from leaflets.pdffile.profile import Inks, Profile

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_FILL = {Operator("rg"), Operator("g")}
_STROKE = {Operator("RG"), Operator("G")}
_WITH_INKS = (Operator("k"), Operator("K"))
_SCREEN_PARTS = 3
_VERSION = "1.6"  # PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.2)

_SAID_TWICE = {"/Title", "/CreationDate", "/ModDate", "/Trapped", "/Producer"}
"""What is in both the older information dictionary and in XMP, which must not differ."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate><xmp:MetadataDate>{day}</xmp:MetadataDate>
<pdf:Trapped>False</pdf:Trapped><pdf:Producer>{producer}</pdf:Producer>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def for_press(pdf: bytes, profile: Profile, issued: date) -> bytes:
    """These sheets as PDF/X-4 for the press of this profile, dated by the day that their words were issued.

    Colours of a screen become inks: those of a pair as decided, greys black ink alone, all others (pictures and
    gradients too) by the profile. The same bytes in give the same out.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for stream in _streams(file):
            if stream.get(Name.Subtype) == Name.Image:
                _print_picture(stream, profile)
            elif _is_drawing(stream, file):
                _print_drawing(stream, profile)
        for found in list(file.objects):
            for holder in _holders(found):
                _print_rest(holder, profile)
        _say_what_it_is(file, profile, issued, hashlib.sha256(pdf).hexdigest())
        made = io.BytesIO()
        file.save(
            made,
            deterministic_id=True,
            force_version=_VERSION,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return made.getvalue()


def _streams(file: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    return (found for found in list(file.objects) if isinstance(found, pikepdf.Stream))


def _is_drawing(stream: pikepdf.Stream, file: pikepdf.Pdf) -> bool:
    """Whether it is the contents of a page, a form or a pattern of tiles."""
    pages = {page.Contents.objgen for page in file.pages}
    return stream.objgen in pages or stream.get(Name.Subtype) == Name.Form or Name.PatternType in stream


def _print_drawing(drawing: pikepdf.Stream, profile: Profile) -> None:
    """Choose inks wherever a colour of a screen, or a grey, is chosen."""
    written = [_with_inks(each, profile) for each in pikepdf.parse_content_stream(drawing)]
    drawing.write(pikepdf.unparse_content_stream(written))


def _with_inks(instruction: _Instruction, profile: Profile) -> _Instruction:
    operator = instruction.operator
    if operator not in _FILL | _STROKE:
        return instruction
    inks = _inks([float(each) for each in instruction.operands], profile)
    return pikepdf.ContentStreamInstruction([_number(ink) for ink in inks], _WITH_INKS[operator in _STROKE])


def _inks(parts: list[float], profile: Profile) -> Inks:
    """The inks for a grey of one part or a colour of three, each 0 to 1."""
    red, green, blue = (round(min(max(part, 0), 1) * 255) for part in (parts if len(parts) > 1 else parts * 3))
    return profile.inks((red, green, blue))


def _number(value: float) -> Any:  # noqa: ANN401 - pikepdf's objects
    """A number as PDF writes it, without a rest of binary fractions."""
    return int(value) if value == int(value) else pikepdf.Object.parse(f"{value:.4f}".rstrip("0").encode())


def _print_picture(picture: pikepdf.Stream, profile: Profile) -> None:
    """Turn the pixels of a picture into inks; pictures of one grey or of inks stay as they are."""
    if picture.get(Name.ImageMask, False) or _parts(picture.get(Name.ColorSpace)) != _SCREEN_PARTS:
        return
    seen = pikepdf.PdfImage(picture).as_pil_image()
    picture.write(profile.picture(seen))
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceCMYK, 8
    for key in (Name.Decode, Name.Intent):
        if key in picture:
            del picture[key]


def _parts(space: Any) -> int:  # noqa: ANN401
    """How many colours a colour space of a screen has; 0 for spaces of inks, and for none."""
    if isinstance(space, pikepdf.Array):
        kind = str(space[0])
        if kind in {"/Indexed", "/I"}:
            return _parts(space[1])
        if kind == "/ICCBased":
            return _SCREEN_PARTS if int(space[1].N) == _SCREEN_PARTS else 0
        return _SCREEN_PARTS if kind in {"/CalRGB", "/Lab"} else 0
    return _SCREEN_PARTS if str(space) in {"/DeviceRGB", "/RGB"} else 0


def _holders(found: Any) -> Iterator[Any]:  # noqa: ANN401
    """A dictionary of the file, and those that stand in it by themselves (others have their own turn)."""
    if isinstance(found, pikepdf.Array):
        inner = list(found)
    elif isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
        yield found
        inner = [found[key] for key in found.keys()]  # noqa: SIM118 - a stream is no mapping
    else:
        return
    for each in inner:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _holders(each)


def _print_rest(holder: Any, profile: Profile) -> None:  # noqa: ANN401
    """Gradients in inks, layers mixed in inks, and no colour space of a screen named anywhere."""
    if Name.ShadingType in holder and _parts(holder.ColorSpace) == _SCREEN_PARTS:
        holder.ColorSpace = Name.DeviceCMYK
        _print_function(holder.Function, profile)
    group = holder.get(Name.Group) if Name.Group in holder else None
    if group is not None and Name.CS in group:
        group.CS = Name.DeviceCMYK
    resources = holder.get(Name.Resources) if Name.Resources in holder else None
    if resources is not None and Name.ColorSpace in resources:
        _forget_screens(resources.ColorSpace)


def _forget_screens(spaces: Any) -> None:  # noqa: ANN401
    for key in [key for key, space in spaces.items() if _parts(space) == _SCREEN_PARTS]:
        del spaces[key]


def _print_function(function: Any, profile: Profile) -> None:  # noqa: ANN401
    """The two ends of each part of a gradient (functions of type 2, joined by type 3: ISO 32000-1, 7.10) in inks."""
    for part in function.get(Name.Functions, ()):
        _print_function(part, profile)
    for end in (Name.C0, Name.C1):
        if end in function and len(function[end]) == _SCREEN_PARTS:
            function[end] = pikepdf.Array([_number(ink) for ink in _inks([*map(float, function[end])], profile)])
    if Name.Range in function:
        del function.Range


def _say_what_it_is(file: pikepdf.Pdf, profile: Profile, issued: date, digest: str) -> None:
    title = str(file.docinfo[Name.Title])
    stream = file.make_stream(profile.data, N=4, Alternate=Name.DeviceCMYK)
    file.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=profile.name,
                Info=profile.name,
                DestOutputProfile=file.make_indirect(stream),
            )
        ]
    )
    for unsaid in set(map(str, file.docinfo)) - _SAID_TWICE:
        del file.docinfo[unsaid]
    for key in (Name.CreationDate, Name.ModDate):
        file.docinfo[key] = f"D:{issued:%Y%m%d}000000Z"
    file.docinfo[Name.Trapped] = Name("/False")
    identity = uuid.uuid5(uuid.NAMESPACE_OID, digest)
    day = f"{issued.isoformat()}T00:00:00Z"
    producer = escape(str(file.docinfo[Name.Producer]))
    claims = _XMP.format(title=escape(title), day=day, identity=identity, producer=producer)
    file.Root.Metadata = file.make_indirect(pikepdf.Stream(file, claims.encode(), Type=Name.Metadata, Subtype=Name.XML))
