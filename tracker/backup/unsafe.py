"""Why nothing was done."""


class UnsafeError(Exception):
    """To go on could lose or hide what people wrote; its words are one sentence for who runs the site."""
