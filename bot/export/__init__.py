"""What /export hands over, in Telegram and at the terminal: a document for programs, a page to read, people as a table and as cards."""
