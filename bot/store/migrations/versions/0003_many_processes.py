"""What many processes need: the queue's own tables on PostgreSQL, the pace they share, and an index for every look-up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager
from psycopg import AsyncConnection

revision = "0003"
down_revision = "0002"

_INDEXES = (
    ("updates_of_chat", "updates", ["chat", "handled", "id"]),
    ("updates_by_time", "updates", ["chat", "at"]),
    ("outgoing_by_number", "outgoing", ["message"]),
    ("outgoing_by_turn", "outgoing", ["turn"]),
    ("outgoing_by_chat", "outgoing", ["chat", "id"]),
    ("outgoing_by_time", "outgoing", ["at"]),
    ("rehearsals_by_time", "rehearsals", ["status", "began"]),
)


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "pace",
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("due", sa.Double, nullable=False),
    )
    op.add_column("outgoing", sa.Column("claim", sa.String, nullable=False, server_default=""))
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns)
    # a later form of the queue's tables is a migration of ours; one that is there already, after a way back, stays as it is
    if op.get_bind().dialect.name == "postgresql" and not sa.inspect(op.get_bind()).has_table("procrastinate_jobs"):
        _script(op.get_bind(), SchemaManager.get_schema())


def downgrade() -> None:
    """Drop them; the queue's tables stay, since jobs may wait in them."""
    for name, table, _ in reversed(_INDEXES):
        op.drop_index(name, table)
    op.drop_column("outgoing", "claim")
    op.drop_table("pace")


def _script(connection: sa.Connection, script: str) -> None:
    """Run many statements at once, past SQLAlchemy: it always passes parameters along, and with these the driver takes one statement."""

    async def run(driver: AsyncConnection[object]) -> None:
        await driver.execute(script.encode())

    connection.connection.dbapi_connection.run_async(run)  # type: ignore[union-attr]
