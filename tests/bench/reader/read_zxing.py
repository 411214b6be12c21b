"""Reads pictures with zxing-cpp for tests/bench/reader.js, one at a time.

A line of standard input is a path as a JSON string; the answer is one line of JSON, {"texts": […], "ms": …}. The time is
that from the file's bytes to the texts. Pillow reads the file, as the package documents it; only QR codes are looked for, and
all else is as it comes.
"""

import io
import json
import sys
import time

import zxingcpp
from PIL import Image


def texts(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


def decoded(file: bytes) -> Image.Image | str:
    """The picture, or why there is none: Pillow's decoders raise whatever their formats make them."""
    try:
        picture = Image.open(io.BytesIO(file))
        picture.load()
    except Exception as error:
        return str(error)
    return picture


for line in sys.stdin:
    with open(json.loads(line), "rb") as opened:
        content = opened.read()
    start = time.perf_counter()
    picture = decoded(content)
    answer: dict[str, object]
    if isinstance(picture, str):
        answer = {"texts": [], "refused": picture}
    else:
        answer = {"texts": texts(picture)}
    print(json.dumps({**answer, "ms": (time.perf_counter() - start) * 1000}), flush=True)
