"""What a partner answers: lines (`speech`), facts and grants (`answering`), reactions, what leads on, and the reply made of them."""

from flows.reply.reply import Reply

__all__ = ["Reply"]
