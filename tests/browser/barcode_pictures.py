"""Barcodes drawn as a PNG or as a film for Chromium's stand-in camera, after the GS1 General Specifications."""

import struct
import zlib
from pathlib import Path

Row = bytes  # a grey value, 0 to 255, for each pixel

_LEFT = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"]
_RIGHT = ["".join("10"[int(bit)] for bit in code) for code in _LEFT]
_EVEN = [code[::-1] for code in _RIGHT]
_PARITY = ["OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"]
_UPC_E = ["EEEOOO", "EEOEOO", "EEOOEO", "EEOOOE", "EOEEOO", "EOOEEO", "EOOOEE", "EOEOEO", "EOEOOE", "EOOEOE"]
_QUIET = "0" * 11


def ean_13(digits: str) -> str:
    """The modules of 13 digits, 1 is a bar; 12 digits with a zero before them are a UPC-A."""
    parity = _PARITY[int(digits[0])]
    left = "".join(_half(digit, odd == "O") for digit, odd in zip(digits[1:7], parity, strict=True))
    right = "".join(_RIGHT[int(digit)] for digit in digits[7:])
    return f"{_QUIET}101{left}01010{right}101{_QUIET}"


def ean_8(digits: str) -> str:
    left = "".join(_LEFT[int(digit)] for digit in digits[:4])
    right = "".join(_RIGHT[int(digit)] for digit in digits[4:])
    return f"{_QUIET}101{left}01010{right}101{_QUIET}"


def upc_e(digits: str) -> str:
    """The modules of the eight digits printed under a UPC-E of number system 0."""
    parity = _UPC_E[int(digits[7])]
    six = "".join(_half(digit, odd == "O") for digit, odd in zip(digits[1:7], parity, strict=True))
    return f"{_QUIET}101{six}010101{_QUIET}"


def _half(digit: str, odd: bool) -> str:
    return (_LEFT if odd else _EVEN)[int(digit)]


def scene(modules: str, *, width: int, height: int, module_px: int) -> list[Row]:
    """Rows of grey pixels: a pack of light grey with the code on a white label in its middle."""
    label = b"".join(bytes([25 if bit == "1" else 250]) * module_px for bit in modules)
    assert len(label) < width, "the code is wider than the picture"
    margin = (width - len(label)) // 2
    plain = bytes([170]) * width
    barred = plain[:margin] + label + plain[: width - margin - len(label)]
    bars = height // 3
    above = (height - bars) // 2
    return [plain] * above + [barred] * bars + [plain] * (height - above - bars)


def on_its_side(rows: list[Row]) -> list[Row]:
    return [bytes(column) for column in zip(*rows, strict=True)]


def png(rows: list[Row]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def film(rows: list[Row], path: Path) -> Path:
    """Two equal frames as YUV4MPEG2, which Chromium shows over and over."""
    width, height = len(rows[0]), len(rows)
    frame = b"FRAME\n" + b"".join(rows) + bytes([128]) * (width * height // 2)
    path.write_bytes(f"YUV4MPEG2 W{width} H{height} F20:1 Ip A1:1 C420jpeg\n".encode() + frame * 2)
    return path
