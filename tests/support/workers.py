"""Waiting for what an app does in the background."""

from contextlib import suppress

from textual.app import App
from textual.worker import WorkerCancelled


async def workers_done(app: App[object]) -> None:
    """Wait until every worker has ended. One that a newer took the place of is cancelled, which is an end too."""
    for worker in list(app.workers):
        with suppress(WorkerCancelled):
            await worker.wait()
