"""How Alembic runs here: on the connection that the store hands over, in its transaction."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from bot.store import tables

connection = context.config.attributes["connection"]
assert tables.Learner.metadata is SQLModel.metadata
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
