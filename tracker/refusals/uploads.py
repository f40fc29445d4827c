"""The one way in which a page takes a file: streamed to one without a name, which no end of the process leaves behind.

Every other page drops files as they arrive (FILE_UPLOAD_HANDLERS is empty).
"""

import tempfile
from collections.abc import Callable
from typing import IO, Any, Final, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

FIELD: Final = "file"
MOST_BYTES: Final = 32_000_000
TAKES_FILE: Final = "takes_file"

View = TypeVar("View", bound=Callable[..., Any])


def takes_file(view: View) -> View:
    """Marks a view that takes the file in the field "file" from whoever is signed in."""
    setattr(view, TAKES_FILE, True)
    return view


def prepare(request: HttpRequest, view: object) -> None:
    """Before anything reads the form: lets the file of a marked view through. Nobody else's file is kept."""
    if getattr(view, TAKES_FILE, False) and request.user.is_authenticated:
        request.upload_handlers = [OneFileHandler(request)]


def is_too_large(request: HttpRequest) -> bool:
    """Whether the file that was sent was cut off for its size."""
    return any(getattr(handler, "is_too_large", False) for handler in request.upload_handlers)


class OneFileHandler(FileUploadHandler):
    """Takes one file of at most 32 MB; what is larger is read to its end, as far as the server lets it, and dropped."""

    is_too_large = False
    taken: IO[bytes] | None = None
    size = 0

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, *args, **kwargs)
        if field_name != FIELD or self.taken is not None:
            raise SkipFile
        self.taken = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the request

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        assert self.taken is not None  # noqa: S101 - for the type checker
        self.size += len(raw_data)
        if self.size > MOST_BYTES:
            self.is_too_large = True
            self.taken.close()
            raise StopUpload(connection_reset=False)
        self.taken.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        if self.taken is None or self.taken.closed:
            return None
        self.taken.seek(0)
        return UploadedFile(self.taken, self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        if self.taken is not None:
            self.taken.close()
