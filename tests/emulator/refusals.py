"""How the Bot API says no: 400 "Bad Request: chat not found", 403 "Forbidden: bot was blocked by the user"."""

from typing import Any

BLOCKED = "bot was blocked by the user"
PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 500: "Internal Server Error"}


class Refusal(Exception):
    """One refused call; `Refusal(429, "Too Many Requests: retry after 5", {"retry_after": 5})` is answered as Telegram would."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_api(self) -> dict[str, Any]:
        """The JSON body: `{"ok": false, "error_code": 400, "description": "Bad Request: chat not found"}`."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def refuse(reason: str, code: int = 400) -> Refusal:
    """`refuse("Message is too long")` reads "Bad Request: message is too long"; words like REACTION_INVALID keep their capitals."""
    keeps_capital = len(reason) > 1 and (reason[1] == "_" or reason[1].isupper())
    return Refusal(code, f"{PREFIXES[code]}: {reason if keeps_capital else reason[:1].lower() + reason[1:]}")


def flooded(seconds: int) -> Refusal:
    """429 with `parameters.retry_after`, which python-telegram-bot raises as RetryAfter."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
