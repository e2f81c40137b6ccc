"""Names into ids over all files: one id space, one set of names, the rules that need several files."""
