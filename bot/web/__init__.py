"""The HTTP side: the webhook, and what tells how the program is doing."""
