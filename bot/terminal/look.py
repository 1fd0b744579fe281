"""How the screen looks: the terminal's own colours, so that it is light where the terminal is light and dark where it is dark."""

from __future__ import annotations

CSS = """
Screen { layout: vertical; }
#title { height: 1; padding: 0 1; text-style: bold; border: none; }
#middle { height: 1fr; layout: horizontal; }
#talk { width: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
#trust { display: none; width: 38; padding: 0 1; border-left: solid ansi_green; scrollbar-size-vertical: 1; }
#trust.shown { display: block; }

Spoken { height: auto; margin: 1 1 0 0; max-width: 100; }
Spoken.partner { border-left: outer ansi_cyan; padding-left: 1; }
Spoken.learner { padding-left: 2; }
Spoken.mentor { border-left: dashed ansi_magenta; padding-left: 1; margin: 1 1 0 6; }
Spoken.scene { padding-left: 4; text-style: italic; }
Spoken.house, Spoken.typed { padding-left: 2; }
Spoken.page { border: round ansi_blue; padding: 0 1; }

#choices { display: none; height: auto; max-height: 45%; margin: 1 1 0 1; padding: 0; border: none; scrollbar-size-vertical: 1; }
#choices.shown { display: block; }
#choices > .option-list--option-highlighted { color: ansi_default; background: ansi_default; text-style: reverse; }
#commands { display: none; height: auto; max-height: 60%; margin: 0 1; padding: 0 1; border-left: solid ansi_yellow; }
#commands.shown { display: block; }

Entry, Entry:focus { height: auto; max-height: 6; margin: 1 0 0 0; padding: 0 1; background-tint: transparent; }
Entry, Entry:focus { border: none; border-top: solid ansi_blue; }
Entry .text-area--cursor { color: ansi_default; background: ansi_default; text-style: reverse; }
Entry .text-area--placeholder { color: ansi_default; text-style: dim; }
#keys { height: 1; padding: 0 1; text-style: dim; }

Screen.-narrow #middle { layout: vertical; }
Screen.-narrow #trust { width: 100%; height: auto; max-height: 50%; border-left: none; border-bottom: solid ansi_green; }
Screen.-narrow #talk { height: 1fr; }
Screen.-narrow Spoken.mentor { margin: 1 0 0 3; }
Screen.-short Entry, Screen.-short Entry:focus { max-height: 4; margin: 0; }
Screen.-short Spoken { margin: 0; }
Screen.-short Spoken.mentor { margin: 0 0 0 3; }
Screen.-short Entry .text-area--placeholder { color: ansi_default; text-style: dim; }
#keys { display: none; }
Screen.-short #commands { max-height: 4; }
Screen.-short #choices { margin: 0 1; }
"""
