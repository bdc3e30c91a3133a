"""The capital letters that Vietnamese is written with, to stand inside a class of a regular expression.

With those of the spellings of ethnic languages ("Čư Jiang", "Ŏng"). For text in NFC, as `View.nfc` is. A range of code points is no
substitute: capitals and small letters take turns from Ă on.

>>> import re
>>> re.findall(f"[{UPPER}]", "Đắk Ơ, Ếch, Ăng, y tế")
['Đ', 'Ơ', 'Ế', 'Ă']
"""

from __future__ import annotations

from typing import Final

UPPER: Final = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯČĔŎĬŬÑ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
