"""Plain values kept in a file from one run to the next: only a whole one, of the very same basis, is known again."""

from __future__ import annotations

import gc
import marshal
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_CHECK = 4  # bytes


def recall(file: Path, basis: str) -> Any:  # noqa: ANN401 -- plain values of ours, told apart by who unpacks them
    """What was kept there; None of nothing, of what is damaged, and of what was kept on another basis or on none."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    mark = basis.encode()
    whole = memoryview(data)[len(mark) + _CHECK :]
    if not mark or not data.startswith(mark) or data[len(mark) : len(mark) + _CHECK] != _sum(whole):
        return None
    return unpacked(whole)


def unpacked(data: bytes | memoryview) -> Any:  # noqa: ANN401 -- plain values of ours, as above
    """Plain values as marshal wrote them, without the collector looking at each of a million new ones."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return marshal.loads(data)  # noqa: S302 -- a file of ours, guarded by its basis and a checksum
    finally:
        if enabled:
            gc.enable()


def keep(file: Path, basis: str, values: Any) -> None:  # noqa: ANN401 -- plain values
    """Keeps values; without a basis nothing is kept, since nobody could tell whether they hold."""
    if not basis:
        return
    data = marshal.dumps(values)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    with part.open("wb") as stream:
        stream.write(basis.encode() + _sum(data))
        stream.write(data)
    part.replace(file)


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECK, "big")
