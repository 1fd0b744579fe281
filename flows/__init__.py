"""The core: moves, ledger, scenes, partner, mentor, debrief. Pure; it takes state and text and returns state and an outcome."""
