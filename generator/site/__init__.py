"""Publishes a folder of pages as a site: built by MkDocs, verified, put in place in one step."""

from __future__ import annotations

from generator.site.claim import Claim, claim
from generator.site.machine import Finding, MachineError
from generator.site.preview import Preview, serve
from generator.site.publish import Published, Site, publish

__all__ = ["Claim", "Finding", "MachineError", "Preview", "Published", "Site", "claim", "publish", "serve"]
