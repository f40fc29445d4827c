"""Files as people send them, made in memory."""

import io
import zipfile
from datetime import date
from typing import IO

from tracker.imports.packing import packed, unpacked
from tracker.imports.reading import FileRead, rank_of, read

TODAY = date(2026, 11, 22)
PLAIN = """date,meal,food,grams,magnesium_mg,calcium_mg,potassium_mg,vitamin_d_iu,energy_kcal
2026-01-27,breakfast,Oats,60,82,32,217,0,228
2026-01-27,lunch,Salmon,150,45,,628,700,312
2026-01-28,dinner,"Soup, home made",,,,,,
"""


def file_of(content: str | bytes, encoding: str = "utf-8") -> IO[bytes]:
    return io.BytesIO(content.encode(encoding) if isinstance(content, str) else content)


def zip_of(**members: str | bytes) -> bytes:
    """A ZIP; a member's name has "__" for its dot."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return into.getvalue()


def read_sent(content: str | bytes, encoding: str = "utf-8", **answers: str) -> FileRead:
    """What is read of a file that was sent so."""
    return read(unpacked(packed(file_of(content, encoding), rank_of)), answers, today=TODAY)
