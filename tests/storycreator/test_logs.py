"""A log line names its request and keeps its secrets."""

import json
import logging

import structlog

from storycreator import logs


def line(message: str, *args: object, **fields: object) -> str:
    formatter = logs.configure()["formatters"]["line"]
    written = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=formatter["foreign_pre_chain"], processors=formatter["processors"]
    )
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    record.__dict__.update(fields)
    return written.format(record)


def test_a_link_that_signs_in_does_not_stand_in_a_log():
    assert "s3cret" not in line("Not Found: %s", "/first-run/s3cret/")
    assert "s3cret" not in line("Forbidden: /sign-in/s3cret:1a:_x/ for 127.0.0.1")
    assert "s3cret" not in line("Forbidden: /accounts/password/reset/key/1-s3cret/")
    assert "s3cret" not in line("Not Found: /accounts/confirm-email/MQ:s3cret/")


def test_a_line_names_its_request():
    with structlog.contextvars.bound_contextvars(request_id="r-1"):
        assert "request_id=r-1" in line("job_done")


def test_a_line_is_one_line():
    assert "\n" not in line('broken\nlevel=info event="forged"')


def test_what_was_hung_on_a_record_is_not_written():
    assert "lamp" not in line("Forbidden", request="POST prompt=a lamp")


def test_an_event_of_ours_is_written_with_its_fields(capsys, monkeypatch):
    logger = logging.getLogger("storycreator.tests")
    caught = []
    monkeypatch.setattr(logger, "handle", caught.append)
    structlog.get_logger("storycreator.tests").warning("job_failed", kind="write_scene")
    event = caught[0].msg
    assert (event["event"], event["kind"]) == ("job_failed", "write_scene")
    assert json.dumps(event["level"]) == '"warning"'
