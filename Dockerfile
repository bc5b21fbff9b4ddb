# Common Table in a container (docs/how-to/run-on-a-server.md).
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PYTHONPATH=/app \
    TOOLKIT_VAR=/var/lib/common-table TOOLKIT_LOG=json
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
# The map of Great Britain is drawn from a package's data, so the first start needs no internet.
RUN useradd --system --uid 10001 table && mkdir -p "$TOOLKIT_VAR" && python -m toolkit prepare && chown -R table "$TOOLKIT_VAR"
USER table
VOLUME /var/lib/common-table
EXPOSE 8501
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/health', timeout=4)"]
# --hall listens on the container's own network, not only inside the container.
CMD ["python", "-m", "toolkit", "serve", "--hall", "--no-browser", "--port", "8501"]
