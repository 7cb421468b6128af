"""Decodes FIT files again and again: decode_python.py WAY ROUNDS FILE..., WAY being fitdecode or fitparse."""

import sys


def with_fitdecode(path):
    import fitdecode

    with fitdecode.FitReader(path) as reader:
        return sum(1 for frame in reader if isinstance(frame, fitdecode.FitDataMessage))


def with_fitparse(path):
    import fitparse

    return sum(1 for _ in fitparse.FitFile(path).get_messages())


def main():
    way, rounds, *paths = sys.argv[1:]
    decode = {"fitdecode": with_fitdecode, "fitparse": with_fitparse}[way]
    messages = failed = 0
    for _ in range(int(rounds)):
        for path in paths:
            try:
                messages += decode(path)
            except Exception:
                failed += 1
    print(messages, failed)


main()
