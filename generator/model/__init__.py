"""The briefing as understood: pure values and rules, no disk, no Markdown, no HTML, no clock."""
