"""The emoji a bot may react with, as the Bot API's ReactionTypeEmoji lists them."""

PLAIN = (
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻"
    "👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)  # one character each
JOINED = ["❤\ufe0f\u200d🔥", "👨\u200d💻", "🤷\u200d♂\ufe0f", "🤷\u200d♀\ufe0f"]

# A lone heart with U+FE0F is refused, as in Telegram; joined ones are listed with the selector and taken without it too.
ALLOWED = frozenset([*PLAIN, *JOINED, *(emoji.replace("\ufe0f", "") for emoji in JOINED)])
