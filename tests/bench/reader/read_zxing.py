"""Reads pictures with zxing-cpp for tests/bench/reader.js.

A line of standard input is a path as a JSON string. The answer is a line of JSON,
{"texts": […], "ms": …}. The time is that from the file's bytes to the texts. Pillow reads the file,
as the package's documentation has it. Only QR codes are searched; other options are the defaults.
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
    """The picture, or the error. Pillow's decoders raise exceptions of many types."""
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
