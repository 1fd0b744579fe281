"""The API as programs call it: over HTTP without a socket, on a real store."""
