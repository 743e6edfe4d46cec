"""`python -m tests.fuzz`: every target in turn, with input grown from seeds; what breaks one is printed and written down.

With atheris installed, `--atheris TARGET` hands one target to libFuzzer instead.
"""

import argparse
import logging
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.pieces import PIECES, SEEDS, seeds_of
from tests.fuzz.targets import TARGETS, attempt

FOUND = Path(__file__).with_name("found")
DEAR = {"html", "feed", "mail", "pipeline", "stories", "whole", "command"}


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """A seed after one to eight changes: bytes flipped, pieces put in, parts cut, doubled or exchanged."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.randint(0, 12))
        kind = chance.randrange(5)
        if kind == 0 and data:
            data[chance.randrange(len(data))] = chance.randrange(256)
        elif kind == 1:
            data[start:start] = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 9))
        elif kind == 2:
            del data[start:end]
        elif kind == 3:
            data[start:start] = data[start:end] * 2
        else:
            other = chance.choice(SEEDS)
            cut = chance.randint(0, len(other))
            data[start:end] = other[cut : cut + chance.randint(0, 40)]
    return bytes(data[:4_000])


def fuzz(name: str, runs: int, seed: int) -> tuple[int, int]:
    """(inputs tried, different failures found) of one target."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - odd input, not a secret
    kinds: set[str] = set()
    seeds = seeds_of(name)
    for _ in range(runs):
        data = mutated(chance.choice(seeds), chance)
        try:
            attempt(name, data)
        except Exception as error:  # noqa: BLE001 - whatever gets through is what is looked for
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            place = f"{type(error).__name__} in {trace.tb_frame.f_code.co_qualname if trace else '?'}"
            if place not in kinds:
                kinds.add(place)
                FOUND.mkdir(exist_ok=True)
                file = FOUND / f"{name.replace(' ', '-')}-{len(kinds)}"
                file.write_bytes(data)
                print(f"{name}: {place}: {str(error)[:200]} → {file}", flush=True)  # noqa: T201
    return runs, len(kinds)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000, help="inputs for each target; dear ones get a tenth")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--target", choices=list(TARGETS), action="append")
    parser.add_argument("--atheris", choices=list(TARGETS), metavar="TARGET")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    try:
        return _fuzz_all(options)
    finally:
        logging.disable(logging.NOTSET)


def _fuzz_all(options: argparse.Namespace) -> int:
    if options.atheris:
        import atheris

        atheris.Setup(sys.argv[:1], lambda data: attempt(options.atheris, data))
        atheris.Fuzz()
    total = failures = 0
    for name in options.target or TARGETS:
        start = time.process_time()
        runs, found = fuzz(name, options.runs // (10 if name in DEAR else 1), options.seed)
        total, failures = total + runs, failures + found
        print(f"{name}: {runs:,} inputs, {found} failures, {time.process_time() - start:.0f} CPU s", flush=True)  # noqa: T201
    print(f"{total:,} inputs, {failures} failures")  # noqa: T201
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
