"""Real occasions and real people: events, contacts, guesses at people, and reminders by the learner's own clock."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables and columns."""
    op.add_column("learners", sa.Column("zone", sa.String, nullable=False, server_default=""))
    op.add_column("learners", sa.Column("quiet_from", sa.Integer, nullable=False, server_default="21"))
    op.add_column("learners", sa.Column("quiet_until", sa.Integer, nullable=False, server_default="8"))
    op.add_column("learners", sa.Column("silenced", sa.String, nullable=False, server_default=""))
    op.add_column("rehearsals", sa.Column("occasion", sa.Integer, nullable=False, server_default="0"))
    op.add_column("reminders", sa.Column("about", sa.Integer, nullable=False, server_default="0"))
    op.add_column("reminders", sa.Column("wall", sa.String, nullable=False, server_default=""))
    for name in ("meant", "ends", "said"):
        op.add_column("reminders", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_index("reminders_by_subject", "reminders", ["learner", "kind", "about"])
    op.create_table(
        "occasions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("guess", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "guesses",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("contact", sa.Integer, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("guesses", "contacts", "occasions"):
        op.drop_table(table)
    op.drop_index("reminders_by_subject", "reminders")
    columns_of = {
        "reminders": ("said", "ends", "meant", "wall", "about"),
        "rehearsals": ("occasion",),
        "learners": ("silenced", "quiet_until", "quiet_from", "zone"),
    }
    for table, columns in columns_of.items():
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
