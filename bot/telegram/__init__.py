"""The Telegram shell: updates are kept before they are acknowledged, handled once and in order, and answered from an outbox."""
