"""Publishes a folder of pages as a site: built by MkDocs, verified, put in place in one step."""
