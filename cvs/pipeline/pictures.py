"""Draws the pages of a PDF with pdfium, in a process of its own as for reading."""

from contextlib import closing
from io import BytesIO
from math import ceil

from PIL import Image
from pypdfium2 import PdfDocument, PdfPage

from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.pdf import PdfReader

# In pixels; how large a page claims to be does not matter.
WIDTH = 900
MOST_HEIGHT = 3 * WIDTH
COLOURS = 256
QUICK = 1  # of the nine levels of PNG: the next ones take longer than they save

NEAREST = Image.Resampling.NEAREST

Image.preinit()  # loads what writes PNG now, once, and not in each child


def draw_pages(data: bytes, limits: Limits) -> tuple[bytes, ...]:
    """A PNG of each page of a PDF, none for another type of file.

    Pages after the first `limits.pictures`, or after those that fill `limits.picture_bytes`, are
    left out. May raise anything on a malformed file.
    """
    if not PdfReader().accepts(data):
        return ()
    pictures: list[bytes] = []
    with closing(PdfDocument(data)) as file:
        file.init_forms()
        for number in range(min(len(file), limits.pictures)):
            with closing(file[number]) as page:
                pictures.append(draw(page))
            if sum(map(len, pictures)) > limits.picture_bytes:
                return tuple(pictures[:-1])
    return tuple(pictures)


def draw(page: PdfPage) -> bytes:
    """The page with its form fields, in so few colours that it takes a third of the bytes."""
    bitmap = page.render(scale=scale_of(*page.get_size()), rev_byteorder=True)
    with closing(bitmap):
        picture = in_few_colours(bitmap.to_pil())
    target = BytesIO()
    picture.save(target, "PNG", compress_level=QUICK)
    return target.getvalue()


def in_few_colours(picture: Image.Image) -> Image.Image:
    """In those of every second pixel: to choose among all takes longer than to draw the page."""
    half = picture.resize((ceil(picture.width / 2), ceil(picture.height / 2)), NEAREST)
    palette = half.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def scale_of(width: float, height: float) -> float:
    """Pixels a point."""
    return min(WIDTH / width, MOST_HEIGHT / height)
