"""Numbers as a page shows them that does not know them better than to two digits."""


def amount(value: float) -> str:
    """With two digits that count: "0.88", "8,800", "16 billion"."""
    for unit, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if value >= unit:
            return f"{float(f'{value / unit:.2g}'):,g}{name}"
    return f"{float(f'{value:.2g}'):,g}"


def size(value: float) -> str:
    """Bytes with two digits that count: "8.8 GB"."""
    for unit, name in ((1e15, "PB"), (1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "KB")):
        if value >= unit:
            return f"{float(f'{value / unit:.2g}'):,g} {name}"
    return f"{value:.0f} B"


def duration(hours: float) -> str:
    """Of a day at most: "8 s", "13 min", "2.6 h"."""
    seconds = 3600 * hours
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{hours:.1f} h"
