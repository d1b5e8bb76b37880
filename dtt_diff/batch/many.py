"""``compare_many()``: pairs -> results, as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dtt_diff.lexicon import DEFAULT_PROFILE

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from dtt_diff.batch.results import Result
    from dtt_diff.batch.values import Pair, Side


def compare_many(
    pairs: Iterable[Pair | tuple[Side, Side]],
    executor: Executor | Any | None = None,
    *,
    workers: int | None = None,
    profile: str = DEFAULT_PROFILE,
    lexicon: Path | None = None,
) -> Iterator[Result]:
    """Compare many pairs of editions, on all cores by default, and yield what became of them in the order of the pairs.

    A pair that fails does not stop the others. Pairs are taken from the iterable only as fast as they are compared, and a
    bounded number of results waits to be taken: neither has to fit into memory.

    Args:
        pairs: tuples of an old and a new edition (the path of a file, a text, or a statement; a ``str`` is always text), or
            Pairs.
        executor: any ``concurrent.futures.Executor``, or a ``distributed.Client``; it is not shut down. None for processes of
            this machine; a script must then do its work below ``if __name__ == "__main__":``, as with every such pool.
        workers: number of processes where no executor is given; None for one a core, 1 for none besides this one.
        profile: the order of force to go by, as for ``compare``.
        lexicon: the path of a lexicon of your own; the workers read it from there.

    Returns:
        the results, as they are made.

    Raises:
        LexiconError: the lexicon or the profile is not usable.
        DttDiffError: while going through the results: a pair is none, or the workers cannot go on.
    """
    # Imported here: most programs compare two editions, and should not wait for what many of them take.
    from attrs import evolve

    from dtt_diff.batch.results import engine_for, results, settings_for

    settings = evolve(settings_for(profile, lexicon), full=True, tables=False)
    return results(pairs, settings, engine_for(executor, workers))
