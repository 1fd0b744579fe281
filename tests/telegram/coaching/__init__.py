"""Coaching in Telegram, from both sides."""
