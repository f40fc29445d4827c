"""What nobody means to type, and some send: values for fields, for places in addresses, for bodies and headers."""

from typing import Final

from hypothesis import strategies as st

FIXED: Final = (
    *("", " ", "\x00", "a\x00b", "\r\n", "\u202e", "\ufeff", "\x1b[31m", "None", "null", "undefined", "[]", "{}"),
    *("-1", "-0", "0", "1", "1.5", "1,5", "1e308", "1e999", "-1e999", "1e-400", "NaN", "Infinity", "0x10", "1_0"),
    *(
        "²",
        "½",
        "1/0",
        "0/0",
        "1 1/0",
        "١٢٣",
        "９",
        "9" * 19,
        "9" * 20,
        "9" * 5000,
        "-" + "9" * 5000,
        "0." + "0" * 5000,
    ),
    *("2026-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "2026-1-1", "-2026-11-22"),
    *(
        "'",
        '"',
        "' OR 1=1 --",
        "%",
        "_",
        "%s",
        "{0}",
        "{{ 7 }}",
        "<a href=x>",
        "<script>",
        "&",
        "\\",
        "../../etc/passwd",
    ),
    *("x" * 301, "x" * 100_000, "🍳" * 300, "e\u0301" * 200, "ß", "İ", "\ufdfa" * 200, "a," * 2_000, "200 g " * 300),
    *("66666666-6666-4666-8666-666666666666", "66666666-6666-4666-8666-66666666666", "http://[", "//elsewhere.example"),
)
VALUES: Final = st.one_of(
    st.sampled_from(FIXED),
    st.integers().map(str),
    st.floats().map(repr),
    st.dates().map(str),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
SURROGATE: Final = "%ED%A0%80"  # no character: half of a pair
IN_ADDRESSES: Final = st.one_of(
    st.sampled_from(["0", "1", "9" * 19, "9" * 5000, "0001-01-01", "9999-12-31", "2026-02-30", "%00", SURROGATE, "-1"]),
    st.dates().map(str),
    st.integers(min_value=0).map(str),
)
CONTENT_TYPES: Final = (
    *("application/x-www-form-urlencoded",) * 6,
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=nothing",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "",
)
HEADERS: Final = st.fixed_dictionaries(
    {},
    optional={
        "HX-Request": st.just("true"),
        "HX-Current-URL": st.sampled_from(["http://[", "\x00", "/days/2026-02-30/?open=" + "9" * 5000, ""]),
        "Accept-Language": st.sampled_from(["xx", "de-" + "x" * 500, ",;q=", "*"]),
        "User-Agent": st.sampled_from(["", "x" * 5000, "Mozilla/5.0 (\x7f"]),
        "Referer": st.sampled_from(["http://[", "http://elsewhere.example/", ""]),
    },
)
