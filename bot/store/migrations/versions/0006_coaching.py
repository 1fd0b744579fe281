"""The coach's desk: coaches, cohorts, exercises, assignments, what learners let coaches see, sign-in and the keys to the API."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


_TABLES = (
    "coaches",
    "warrants",
    "cohorts",
    "coachings",
    "invitations",
    "members",
    "exercises",
    "assignments",
    "tasks",
    "tries",
    "shared",
    "looks",
    "remarks",
    "overruled",
    "corrections",
    "sign_ins",
    "sessions",
    "tokens",
    "uploads",
)


def upgrade() -> None:
    """Make the tables and columns."""
    for name in ("task", "preview"):
        op.add_column("rehearsals", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "coaches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "warrants",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "cohorts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "coachings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("cohort", sa.Integer, sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("cohort", "coach", name="coachings_once"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("cohort", sa.Integer, sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("as_coach", sa.Boolean, nullable=False),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("used", sa.Integer, nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("cohort", sa.Integer, sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("called", sa.String, nullable=False),
        sa.Column("scores", sa.Boolean, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("cohort", "learner", name="members_once"),
    )
    op.create_table(
        "exercises",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("dropped", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("exercise", sa.Integer, sa.ForeignKey("exercises.id"), nullable=False, index=True),
        sa.Column("cohort", sa.Integer, sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("learner", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("assignment", sa.Integer, sa.ForeignKey("assignments.id"), nullable=False, index=True),
        sa.Column("cohort", sa.Integer, sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("given", sa.DateTime(timezone=True), nullable=True),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=True),
        sa.Column("excused", sa.Boolean, nullable=False),
        sa.UniqueConstraint("assignment", "learner", name="tasks_once"),
    )
    op.create_table(
        "tries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("task", sa.Integer, sa.ForeignKey("tasks.id"), nullable=False, index=True),
        sa.Column("rehearsal", sa.Integer, nullable=False, unique=True, index=True),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("missed", sa.Text, nullable=False),
        sa.Column("curve", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "shared",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("rehearsal", sa.Integer, sa.ForeignKey("rehearsals.id"), nullable=False, index=True),
        sa.Column("cohort", sa.Integer, sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("rehearsal", "cohort", name="shared_once"),
    )
    op.create_table(
        "looks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("rehearsal", sa.Integer, nullable=False),
        sa.Column("coach", sa.Integer, nullable=False),
        sa.Column("called", sa.String, nullable=False),
        sa.Column("way", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("shared", sa.Integer, sa.ForeignKey("shared.id"), nullable=False, index=True),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("coach", sa.Integer, nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "overruled",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("shared", sa.Integer, sa.ForeignKey("shared.id"), nullable=False, index=True),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("move", sa.String, nullable=False),
        sa.Column("coach", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("consent", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("shared", "turn", "move", name="overruled_once"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("learner", sa.Integer, sa.ForeignKey("learners.id"), nullable=False, index=True),
        sa.Column("overruled", sa.Integer, nullable=False, unique=True),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("browser", sa.String, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False, index=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("beginning", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("reads_only", sa.Boolean, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coach", sa.Integer, sa.ForeignKey("coaches.id"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("canonical", sa.Text, nullable=False),
        sa.Column("dropped", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("uploads_of_coach", "uploads", ["coach", "dropped"])


def downgrade() -> None:
    """Drop them."""
    for table in reversed(_TABLES):
        op.drop_table(table)
    with op.batch_alter_table("rehearsals") as batch:
        for column in ("preview", "task"):
            batch.drop_column(column)
