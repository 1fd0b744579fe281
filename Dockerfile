# One image for all processes: `docker build -t second-coffee .`, then `docker run second-coffee bot`, `serve` or `worker`.
ARG PYTHON=3.11

FROM python:${PYTHON}-slim AS made
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-compile --require-hashes -r requirements.txt \
    && /opt/venv/bin/python -m pip uninstall --quiet --yes pip setuptools
COPY bot bot
COPY flows flows
COPY prompts prompts
RUN printf '#!/bin/sh\nexec python -m bot "$@"\n' > /opt/venv/bin/second-coffee \
    && chmod 755 /opt/venv/bin/second-coffee \
    && /opt/venv/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/venv/lib bot flows

FROM python:${PYTHON}-slim
# the folder is made here so that a volume put there belongs to the right user
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin coffee \
    && install -d -o coffee -g coffee -m 700 /data
COPY --from=made /opt/venv /opt/venv
COPY --from=made /app /app
# no code is written at run time, so the whole image may be mounted read-only; only /data and /tmp are written
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    XDG_DATA_HOME=/data \
    LISTEN=0.0.0.0:8080
WORKDIR /data
USER coffee
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['LISTEN'].rpartition(':')[2] + '/healthz', timeout=4)"]
ENTRYPOINT ["second-coffee"]
CMD ["bot"]
