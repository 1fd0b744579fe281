"""Real occasions: asked about, planned, warmed up for, looked back at, and the reminders that go with them."""
