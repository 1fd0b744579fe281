"""The coach's side of Telegram: cohorts, exercises, assignments, and talks that learners show."""
