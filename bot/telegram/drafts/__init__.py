"""A message to somebody real, looked at before it is sent, and judgements that are called wrong."""
