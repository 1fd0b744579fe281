"""The learner's side of being coached by people: the invitation, exercises, what is shown to whom, comments and answers."""
