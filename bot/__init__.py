"""The shell: Telegram, terminal, storage, settings; thin rooms around the core."""
