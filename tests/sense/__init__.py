"""How the sense of a question is made: the sentence encoder cut small, and the sentences of the content seen by it."""
