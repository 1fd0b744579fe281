"""The coach's desk: pages made on the server for coaches who are signed in. Nothing needs a script but the door inside Telegram."""
