"""`second-coffee admin`: for whoever runs the bot. It counts, puts back and erases; it never shows what anybody wrote."""
