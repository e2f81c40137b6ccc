"""Reads notes about a story and writes the pages of its briefing."""
