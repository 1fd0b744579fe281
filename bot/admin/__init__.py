"""`second-coffee admin`: for whoever runs the bot. It counts, erases, names coaches; of what people wrote it shows what they agreed to."""
