"""The shell: Telegram, terminal, storage, settings; thin rooms around the core."""

import os

# read when numpy is loaded: its products are small here, and threads for them only wait for each other
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
