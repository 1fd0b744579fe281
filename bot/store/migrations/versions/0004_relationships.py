"""What lasts from one rehearsal to the next: relationships, the learner's own lists, weeks, and what is due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables and columns."""
    op.add_column("learners", sa.Column("profile", sa.Text, nullable=False, server_default="{}"))
    op.add_column("learners", sa.Column("ahead", sa.Integer, nullable=False, server_default="0"))
    op.add_column("learners", sa.Column("week_day", sa.Integer, nullable=False, server_default="-1"))
    op.add_column("rehearsals", sa.Column("level", sa.String, nullable=False, server_default="normal"))
    op.add_column("rehearsals", sa.Column("summary", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "relationships",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("partner", sa.String, nullable=False),
        sa.Column("bond", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("learner", "partner", name="relationships_once"),
    )
    op.create_table(
        "weeks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("weeks_by_time", "weeks", ["at"])
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("reminders_waiting", "reminders", ["status", "due"])


def downgrade() -> None:
    """Drop them."""
    for table in ("reminders", "weeks", "relationships"):
        op.drop_table(table)
    for table, columns in (("rehearsals", ("summary", "level")), ("learners", ("week_day", "ahead", "profile"))):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
