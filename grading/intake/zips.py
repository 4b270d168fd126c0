"""A zip that was handed in: opened, and its files one by one, within bounds."""

import stat
import zipfile
from typing import BinaryIO

from .contents import Unreadable

LARGEST_LIST = 8_000_000  # bytes of a zip's own list of its files, which zipfile reads as a whole
LINK = "it is a link or a device"


def opened_zip(stream: BinaryIO, largest_list: int = LARGEST_LIST) -> zipfile.ZipFile:
    """The zip in `stream`; raises Unreadable if it is none, or if its list of files is larger than so many bytes."""
    try:
        return zipfile.ZipFile(_Bounded(stream, largest_list))
    except Unreadable:
        raise
    except Exception as error:  # a damaged zip raises anything from struct.error to NotImplementedError
        raise Unreadable("it isn't a zip, or it is damaged") from error


def open_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    """Open a file of a zip for reading; raises Unreadable, or anything else where the zip is damaged."""
    if not is_plain(info):
        raise Unreadable(LINK)
    if info.flag_bits & 1:
        raise Unreadable("it is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable("it is compressed in an unusual way")  # other ways may ask for gigabytes of memory
    return archive.open(info)


def is_folder(info: zipfile.ZipInfo) -> bool:
    """Whether an entry of a zip is a folder."""
    return stat.S_IFMT(info.external_attr >> 16) == stat.S_IFDIR or info.orig_filename.endswith(("/", "\\"))


def is_plain(info: zipfile.ZipInfo) -> bool:
    """Whether an entry of a zip is an ordinary file, no link and no device."""
    return stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)


def name_of(info: zipfile.ZipInfo) -> str:
    """The name of an entry. Without the mark for UTF-8 it may be that all the same, or what a Korean Windows writes."""
    if not info.flag_bits & 0x800:
        for encoding in ("utf-8", "euc_kr"):
            try:
                return info.orig_filename.encode("cp437").decode(encoding)
            except UnicodeError:
                pass
    return info.orig_filename


class _Bounded:
    """A stream that delivers no more than a plausible list of files at once."""

    def __init__(self, stream: BinaryIO, largest_list: int) -> None:
        self._stream, self._largest = stream, largest_list
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        raw = self._stream.read(self._largest + 1 if size < 0 else min(size, self._largest + 1))
        if len(raw) > self._largest:
            raise Unreadable("it holds too many files")
        return raw
