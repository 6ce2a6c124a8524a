"""A print shop's colour profile: which inks its press needs for a colour of a screen. The one door to Pillow."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

Screen = tuple[int, int, int]
Inks = tuple[float, float, float, float]

# ICC.1:2022, 7.2: where the header of a profile says what it is for, which inks it has, and that it is one.
_CLASS, _SPACE, _SIGNATURE = slice(12, 16), slice(16, 20), slice(36, 40)
_HEADER = 128
_INKS = 4


@dataclass(frozen=True)
class Profile:
    """The profile of a press that prints with four inks (ICC, class `prtr`, colour space `CMYK`).

    `most` is how much ink one spot may take, as a sum of the four inks (2.8 is 280 %). `pairs` are colours whose inks
    are decided already; all others go through the profile. Raises ValueError, with the reason, for any other file.
    """

    data: bytes
    most: float
    pairs: Mapping[Screen, Inks]

    def __post_init__(self) -> None:
        """Looks at the header, then has the library read all of it."""
        if len(self.data) < _HEADER or self.data[_SIGNATURE] != b"acsp":
            message = "it is not a colour profile (ICC)"
            raise ValueError(message)
        if self.data[_CLASS] != b"prtr":
            message = "it is a profile of a screen, a scanner or the like, and not of a press (output)"
            raise ValueError(message)
        if self.data[_SPACE] != b"CMYK":
            message = f"its colours are {self.data[_SPACE].decode('ascii', 'replace').strip()} and not CMYK"
            raise ValueError(message)
        try:
            self._transform  # noqa: B018 - reading it is the check
        except ImageCms.PyCMSError as error:
            message = "it is damaged"
            raise ValueError(message) from error

    def __getstate__(self) -> dict[str, object]:
        """What other processes need: the library's own parts are made anew there."""
        return {"data": self.data, "most": self.most, "pairs": self.pairs}

    @cached_property
    def name(self) -> str:
        """What the profile calls itself."""
        told = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(self.data))).strip()
        return told or "Custom"

    def inks(self, screen: Screen) -> Inks:
        """The inks for a colour of a screen: its pair; black ink alone for a grey; else what the profile says."""
        if screen in self.pairs:
            return self.pairs[screen]
        if len(set(screen)) == 1:
            return 0.0, 0.0, 0.0, round(1 - screen[0] / 255, 4)
        return self._converted[screen] if screen in self._converted else self._learned(screen)

    def picture(self, seen: Image.Image) -> bytes:
        """The inks of a picture, four bytes a pixel, row by row."""
        made = np.asarray(self._apply(seen.convert("RGB")), dtype=np.float64)
        return np.rint(self._within(made / 255) * 255).astype(np.uint8).tobytes()

    @cached_property
    def _converted(self) -> dict[Screen, Inks]:
        return {}

    def _learned(self, screen: Screen) -> Inks:
        spot = np.asarray(self._apply(Image.new("RGB", (1, 1), screen)), dtype=np.float64).reshape(1, _INKS) / 255
        cyan, magenta, yellow, black = (round(float(part), 4) for part in self._within(spot)[0])
        return self._converted.setdefault(screen, (cyan, magenta, yellow, black))

    def _within(self, inks: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same inks with less of the three colours where together they are more than paper takes."""
        colours, black = inks[..., :3], inks[..., 3:]
        # A step of the 256 that pictures have is kept back for rounding.
        room = np.maximum(self.most - 2 / 255 - black, 0)
        share = np.minimum(1.0, room / np.maximum(colours.sum(axis=-1, keepdims=True), 1e-9))
        return np.concatenate([colours * share, black], axis=-1)

    def _apply(self, seen: Image.Image) -> Image.Image:
        made = ImageCms.applyTransform(seen, self._transform)
        assert made is not None  # noqa: S101 - only a change in place gives nothing back
        return made

    @cached_property
    def _transform(self) -> ImageCms.ImageCmsTransform:
        """From sRGB, paper white for white, and black as deep as the press goes."""
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(io.BytesIO(self.data)),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
