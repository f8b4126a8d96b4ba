"""Worker processes: a pipeline in each, batches to them, and what they make of those in order.

Imported only where there is more than one worker, since it takes as long as a good part of the library.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any, TypeVar

from paperkit.errors import ExtractorError, PaperkitError

if TYPE_CHECKING:
    from paperkit.pipeline import Pipeline

Batch = TypeVar("Batch")
Outcome = TypeVar("Outcome")


def may_start() -> bool:
    """Whether this process may start others; warns where it may not."""
    if multiprocessing.current_process().daemon:
        warnings.warn(
            "a daemonic process may not start worker processes: it goes on alone, with the same results",
            RuntimeWarning,
            stacklevel=2,
        )
        return False
    return True


def in_order(
    kit: Pipeline, task: Callable[[Pipeline, Batch], Outcome], batches: Iterable[Batch], workers: int
) -> Generator[Outcome, None, None]:
    """What several processes make of batches, in their order, with a bounded number under way.

    Args:
        kit: The pipeline that each process gets.
        task: A function at the top of a module.
        batches: What it is called with, beside the pipeline.
        workers: How many processes there are.

    Returns:
        The outcomes.

    Raises:
        PaperkitError: A worker process died.
        ExtractorError: An extractor cannot be sent to a worker process.
    """
    context = _context()
    packed = _packed(kit)
    # a forked process has the pipeline already
    given = kit if context.get_start_method() == "fork" else packed
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(given,)) as pool:
        under_way: deque[Future[Outcome]] = deque()
        try:
            for batch in batches:
                with _uninterrupted():
                    under_way.append(pool.submit(_work, task, batch))
                if len(under_way) > 2 * workers:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise PaperkitError(
                "a worker process ended before its work was done: it was killed, or the memory ran out; "
                "what came before is complete, and fewer workers need less memory"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What processes are started in: a Ctrl-C that reaches one before it is prepared waits."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """The way of starting processes that the program has chosen, unless it is to fork while other threads run."""
    context = multiprocessing.get_context()
    if context.get_start_method() == "fork" and threading.active_count() > 1:
        # a lock that another thread holds would be held for ever in the new process
        return multiprocessing.get_context("forkserver")
    return context


def _packed(kit: Pipeline) -> bytes:
    """The pipeline, as it goes to a worker process."""
    for extractor in kit.extractors:
        try:
            pickle.dumps(extractor)
        except Exception as error:
            raise ExtractorError(
                f"extractor {extractor.name!r} cannot be sent to worker processes ({error}): define its class at the "
                "top of a module and keep what does not pickle out of it, or use one worker"
            ) from error
    return pickle.dumps(kit)


class _Worker:
    """What a worker process works with."""

    kit: Pipeline
    failure: ExtractorError | None = None


def _start(given: Pipeline | bytes) -> None:
    """Prepare a worker process."""
    # Ctrl-C reaches all processes of a terminal; the one that started them stops them
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    try:
        _Worker.kit = pickle.loads(given) if isinstance(given, bytes) else given  # noqa: S301 -- from the parent
    except Exception as error:
        # an exception here would end the process without a word of why
        _Worker.failure = ExtractorError(
            f"an extractor cannot be loaded in a worker process ({error!r}): define its class in a module that can be "
            "imported, not in a notebook or an interactive session, or use one worker"
        )
    # what is here by now stays: no collection need look at it
    gc.freeze()


def _end_with(parent: int) -> None:
    """End this process when its parent is gone: one that was killed ends nobody."""
    connection.wait([parent])
    os._exit(1)


def _work(task: Callable[[Any, Batch], Outcome], batch: Batch) -> Outcome:
    if _Worker.failure is not None:
        raise _Worker.failure
    return task(_Worker.kit, batch)
