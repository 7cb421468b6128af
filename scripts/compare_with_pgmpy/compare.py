"""Compares Restride's posteriors with those of pgmpy, an independent implementation. See README.md."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

from pgmpy.factors.discrete import TabularCPD  # noqa: E402
from pgmpy.inference import VariableElimination  # noqa: E402
from pgmpy.models import DiscreteBayesianNetwork  # noqa: E402

LARGEST_DIFFERENCE = 1e-9


def network(model):
    """One latent cause, one child per factor."""
    causes = len(model["conditions"])
    built = DiscreteBayesianNetwork([("cause", f"f{i}") for i in range(len(model["factors"]))])
    tables = [TabularCPD("cause", causes, [[value] for value in model["prior"]])]
    for i, factor in enumerate(model["factors"]):
        outcomes = factor["outcomes"]
        tables.append(TabularCPD(f"f{i}", len(outcomes), outcomes, ["cause"], [causes]))
    built.add_cpds(*tables)
    built.check_model()
    return built


def main(path):
    with open(path, encoding="utf-8") as file:
        model = json.load(file)
    inference = VariableElimination(network(model))
    worst = 0.0
    seconds = 0.0
    for case in model["cases"]:
        evidence = {f"f{factor}": outcome for factor, outcome in case["outcomes"]}
        started = time.perf_counter()
        result = inference.query(["cause"], evidence=evidence, show_progress=False)
        seconds += time.perf_counter() - started
        pairs = zip(result.values, case["posterior"], strict=True)
        worst = max(worst, *(abs(theirs - ours) for theirs, ours in pairs))
    cases = len(model["cases"])
    theirs = seconds / cases * 1e6
    ours = model["nanoseconds_per_posterior"] / 1e3
    answers = sum(len(case["outcomes"]) for case in model["cases"]) / cases
    print(
        f"{len(model['conditions'])} causes, {len(model['factors'])} factors, "
        f"{cases} answer sets of {answers:.0f} outcomes on average"
    )
    print(f"largest difference of a probability: {worst:.1e} (allowed: {LARGEST_DIFFERENCE:.0e})")
    print(
        f"pgmpy {theirs:.0f} microseconds, Restride {ours:.2f} microseconds per posterior: "
        f"{theirs / ours:.0f} times faster"
    )
    return worst <= LARGEST_DIFFERENCE


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: compare.py MODEL.json")
    sys.exit(0 if main(sys.argv[1]) else 1)
