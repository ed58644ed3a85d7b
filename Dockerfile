# The product's image: one for web, worker and beat; what it runs is the command.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=careerpilot.settings \
    COLLECTED_STATIC=1 \
    MEDIA_ROOT=/data/media

RUN useradd --create-home --uid 10001 careerpilot \
    && mkdir -p /data/media /data/beat \
    && chown -R careerpilot /data
WORKDIR /app

COPY requirements.txt .
RUN pip install --require-hashes --requirement requirements.txt

COPY . .
# collectstatic asks for no database and keeps no key: these values end with this line.
RUN SECRET_KEY=only-for-the-build-of-static-files-0000 \
    DATABASE_URL=postgresql://nobody@localhost/none \
    REDIS_URL=redis://localhost:6379 \
    python -m django collectstatic --noinput \
    && mkdir -p var && chown -R careerpilot var

USER careerpilot
EXPOSE 8000
VOLUME /data
CMD ["gunicorn", "careerpilot.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
