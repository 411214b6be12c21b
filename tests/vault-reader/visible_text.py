"""The characters of names and notes that a reader shows, as docs/vault-format.md lists them."""

import re
import unicodedata

# Unicode's White_Space, without its control characters.
WHITE_SPACE = "\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
WHITE_SPACE += "\u205f\u3000"
HIDDEN = {0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2028, 0x2029, 0x2800, 0x3164, 0xFEFF, 0xFFA0}
HIDDEN.update(range(0x180B, 0x1810), range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070))
HIDDEN.update(range(0xFE00, 0xFE10), range(0xFFF0, 0xFFFC), range(0x1BCA0, 0x1BCA4), range(0x1D173, 0x1D17B))
HIDDEN.update(range(0xE0000, 0xE1000))
JOINERS = "\u200c\u200d"
# Between two characters of the first, either joiner is kept; between two of the second, U+200D.
JOINING = re.compile("[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af]{2}")
SYMBOLS = re.compile("[\u2190-\u27bf\U0001f000-\U0001faff]{2}")


def visible(text: str, kept: str = "") -> str:
    shown, joiner = "", ""
    for c in text:
        if c in JOINERS:
            joiner = joiner or c
        elif c in kept or (unicodedata.category(c) != "Cc" and ord(c) not in HIDDEN):
            pair = shown[-1:] + c
            is_needed = JOINING.fullmatch(pair) or (joiner == "\u200d" and SYMBOLS.fullmatch(pair))
            shown += joiner + c if is_needed else c
            joiner = ""
    return shown
