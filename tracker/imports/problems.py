"""Why a file cannot be brought in."""


class FileError(ValueError):
    """A file that cannot be read. str() is a translated sentence that says what to do; nothing was written."""
