"""Puts a finished folder in the place of another in one step.

Linux and macOS can exchange the names of two folders in one call, so that at any moment the published name
leads to the whole site before or to the whole new one. Where a file system cannot, two renames do it: the
site before moves aside, the new one takes its place. A build killed between the two leaves no site for a
moment; the next build puts the one before back. A symbolic link would need no such call, but then the
published folder is no folder, which servers, archives and people do not expect.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

from generator.site.machine import MachineError

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


def put_in_place(new: Path, out: Path, retired: Path) -> Path | None:
    """Makes `out` the folder `new`; gives back where the folder that it replaced is now, if there was one.

    Raises MachineError where `out` may not be replaced; it is then as it was.
    """
    try:
        if not out.exists():
            new.rename(out)
            return None
        if _exchange(new, out):
            return new
        out.rename(retired)
        try:
            new.rename(out)
        except OSError:
            retired.rename(out)
            raise
    except OSError as error:
        raise MachineError(f"cannot put the new site in place at {out}: {error.strerror}") from error
    return retired


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges the two names; False where this system or file system has no such call."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        call = getattr(library, "renamex_np", None)
        return call is not None and call(first, second, ctypes.c_uint(_EXCHANGE)) == 0
    call = getattr(library, "renameat2", None)
    return call is not None and call(_HERE, first, _HERE, second, ctypes.c_uint(_EXCHANGE)) == 0
