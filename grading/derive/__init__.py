"""From the one place where a thing is written to everything made of it: stubs, notebooks, tables, messages."""
