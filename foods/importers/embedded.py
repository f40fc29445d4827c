"""The compact format of the embedded food table: xz-compressed lines of JSON.

Line 1 is a header: format, version, number of foods, release by source, and the lists that foods refer to (sources,
groups, portion texts by number). Each further line is a food in the order of `_line`. Floats are written so that they
read back exactly; the same foods always give the same bytes. The figures are USDA's, public domain:
U.S. Department of Agriculture, Agricultural Research Service. FoodData Central. https://fdc.nal.usda.gov
"""

import json
import lzma
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.nutrients import AMOUNT_FIELDS, Amounts, gettext_noop

FORMAT: Final = "electrolog food table"
VERSION: Final = 1
TABLE: Final = Path(__file__).resolve().parent.parent / "data" / "foods.jsonl.xz"

# No CRC of a library's choosing and no time stamp: the bytes depend on the foods alone.
_XZ: Final[dict[str, Any]] = {"format": lzma.FORMAT_XZ, "check": lzma.CHECK_CRC64, "preset": 9 | lzma.PRESET_EXTREME}


def write(records: Iterable[FoodRecord], path: Path) -> int:
    """Writes `records` to `path`, ordered by source and number; returns the size in bytes."""
    records = sorted(records, key=lambda record: (record.source, int(record.source_id)))
    texts = _numbered(portion.text for record in records for portion in record.portions)
    groups = _numbered(record.group for record in records)
    header = {
        "format": FORMAT,
        "version": VERSION,
        "foods": len(records),
        "amounts": AMOUNT_FIELDS,
        "releases": {record.source: record.release for record in records},
        "groups": list(groups),
        "portions": list(texts),
    }
    lines = [header, *(_line(record, groups, texts) for record in records)]
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    packed = lzma.compress(text.encode(), **_XZ)
    path.write_bytes(packed)
    return len(packed)


def read(path: Path = TABLE) -> list[FoodRecord]:
    """The foods in the table at `path`. Raises TableError when it is missing, damaged or of another version."""
    try:
        # not splitlines(): a name may hold U+2028
        lines = lzma.decompress(path.read_bytes()).decode().removesuffix("\n").split("\n")
        header = json.loads(lines[0])
        is_ours = (header["format"], header["version"]) == (FORMAT, VERSION)
        if not is_ours or not set(header["amounts"]) <= set(AMOUNT_FIELDS):
            message = gettext_noop("%(file)s is of another version than this program: take both from one release.")
            raise TableError(message, file=path.name)
        records = [_record(json.loads(line), header) for line in lines[1:]]
    except FileNotFoundError:
        message = gettext_noop("The food table %(file)s is missing: get it back from the program's sources.")
        raise TableError(message, file=str(path)) from None
    except (lzma.LZMAError, EOFError, ValueError, KeyError, IndexError, TypeError) as error:
        message = gettext_noop("The food table %(file)s is damaged (%(error)s): get it back from the sources.")
        raise TableError(message, file=str(path), error=str(error)) from None
    if len(records) != header["foods"]:
        message = gettext_noop("The food table %(file)s is cut short: get it back from the program's sources.")
        raise TableError(message, file=str(path))
    return records


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


def _line(record: FoodRecord, groups: dict[str, int], texts: dict[str, int]) -> list[object]:
    return [
        record.source,
        int(record.source_id),
        record.code,
        record.name,
        record.alternate_names,
        groups[record.group],
        record.reports,
        _short(record.usual_g),
        _short(record.popularity),
        record.portions.index(record.usual_portion) if record.usual_portion else None,
        *map(_short, record.amounts),
        *(value for portion in record.portions for value in (texts[portion.text], _short(portion.weight_g))),
    ]


def _short(value: float | None) -> float | int | None:
    """Whole numbers without ".0", which would cost a tenth of the file."""
    return int(value) if value is not None and value.is_integer() else value


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _record(line: Sequence[Any], header: dict[str, Any]) -> FoodRecord:
    source, source_id, code, name, alternate_names, group, reports, usual_g, popularity, first, *numbers = line
    columns: list[str] = header["amounts"]  # what the table does not know yet stays unknown
    amounts, measures = numbers[: len(columns)], numbers[len(columns) :]
    portions = tuple(
        PortionRecord(header["portions"][text], float(weight))
        for text, weight in zip(measures[::2], measures[1::2], strict=True)
    )
    return FoodRecord(
        source=source,
        source_id=str(source_id),
        code=code,
        release=header["releases"][source],
        name=name,
        group=header["groups"][group],
        amounts=Amounts(**dict(zip(columns, map(_float, amounts), strict=True))),
        alternate_names=alternate_names,
        portions=portions,
        reports=reports,
        usual_g=_float(usual_g),
        popularity=float(popularity),
        usual_portion=None if first is None else portions[first],
    )
