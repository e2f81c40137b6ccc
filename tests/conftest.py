"""Shared by all tests; its place puts this folder on the import path."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # a machine under load is slow, and wrong in nothing
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """One option more: write what is expected of the corpus anew."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/corpus/expected/ as it comes out now")
