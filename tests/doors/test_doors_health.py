"""`/health`: 200 when the record can be used, 503 with the reason when it cannot."""

from sqlalchemy import text

from toolkit.storage.engine import engine, write_session
from toolkit.storage.migrate import newest


def test_a_record_up_to_date_is_healthy(database, visitor):
    answer = visitor().get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"ok": True, "why": "ready", "database": engine().dialect.name, "migration": newest(), "newest": newest()}


def test_a_record_without_tables_is_not(empty_database, visitor):
    answer = visitor().get("/health")
    assert answer.status_code == 503
    assert answer.json()["ok"] is False and "not up to date" in answer.json()["why"]
    assert answer.json()["migration"] is None and answer.json()["newest"] == newest()


def test_a_record_of_another_version_is_not(database, visitor):
    with write_session() as session:
        session.connection().execute(text("update alembic_version set version_num = 'older'"))
    answer = visitor().get("/health")
    assert answer.status_code == 503 and "not up to date" in answer.json()["why"] and answer.json()["migration"] == "older"


def test_a_server_that_is_away_is_not(point_at, visitor):
    point_at("postgresql://nobody@127.0.0.1:9/nowhere?connect_timeout=2")
    answer = visitor().get("/health")
    assert answer.status_code == 503 and "does not answer" in answer.json()["why"]


def test_health_tells_no_secrets(point_at, visitor):
    point_at("postgresql://somebody:secret-word@127.0.0.1:9/nowhere?connect_timeout=2")
    assert "secret-word" not in visitor().get("/health").text
