"""The first tables: learners, rehearsals, turns, updates, outgoing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "learners",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat", sa.BigInteger, unique=True, nullable=True),
        sa.Column("feedback", sa.String, nullable=False),
        sa.Column("choosing", sa.Text, nullable=False),
        sa.Column("unreachable", sa.String, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
    )
    op.create_table(
        "rehearsals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("scene", sa.String, nullable=False),
        sa.Column("partner", sa.String, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("goal", sa.String, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("guess", sa.String, nullable=False),
        sa.Column("began", _MOMENT, nullable=False),
        sa.Column("ended", _MOMENT, nullable=True),
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("rehearsal", sa.Integer, sa.ForeignKey("rehearsals.id"), nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("turn", sa.Text, nullable=False),
        sa.Column("taken_back", sa.Boolean, nullable=False),
        sa.Column("message", sa.BigInteger, nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("turns_by_message", "turns", ["rehearsal", "message"])
    op.create_table(
        "updates",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("handled", sa.Boolean, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("updates_waiting", "updates", ["handled", "id"])
    op.create_table(
        "outgoing",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("method", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, sa.ForeignKey("turns.id"), nullable=True),
        sa.Column("buttons", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("floor", sa.BigInteger, nullable=True),
        sa.Column("failure", sa.String, nullable=False),
        sa.Column("message", sa.BigInteger, nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("outgoing_waiting", "outgoing", ["status", "chat", "id"])
    op.create_index("outgoing_by_message", "outgoing", ["chat", "message"])


def downgrade() -> None:
    """Drop them."""
    for table in ("outgoing", "updates", "turns", "rehearsals", "learners"):
        op.drop_table(table)
