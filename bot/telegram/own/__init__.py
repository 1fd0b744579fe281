"""What is the learner's own: the goal and the lists, the way so far, the week, and everything that is kept of them."""
