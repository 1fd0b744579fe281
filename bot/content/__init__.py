"""Content from disk: files in `prompts/` become the core's records, or faults that name file, line and mend."""
