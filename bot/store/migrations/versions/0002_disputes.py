"""Judgements that somebody calls wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("relationship", sa.String, nullable=False),
        sa.Column("reply", sa.Boolean, nullable=False),
        sa.Column("judged", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("learner", "digest", name="disputes_once"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("disputes")
