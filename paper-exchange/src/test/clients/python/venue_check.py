"""What the checks of all Python clients share: where the venue is, and how a refusal is recognised."""

import os
import sys
import time
import traceback
from decimal import Decimal

URL = os.environ["VENUE_URL"]
WS = URL.replace("http", "ws", 1)
KEY = os.environ["API_KEY"]
SECRET = os.environ["SECRET"]
SYMBOL = "BTCUSDT"


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def equal(actual, expected, what):
    check(actual == expected, f"{what}: expected {expected!r}, got {actual!r}")


def price(reference, factor):
    """A price on the grid, some way from another one."""
    return str((Decimal(reference) * Decimal(factor)).quantize(Decimal("0.01")))


def refused(code, action, code_of):
    """The action must fail with this code of the venue."""
    try:
        answer = action()
    except Exception as error:  # every client has its own type
        equal(code_of(error), code, f"code of {error!r}")
        return
    raise AssertionError(f"expected {code}, got the answer {answer!r}")


def eventually(condition, what, seconds=20):
    """Waits for something that another thread brings about."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} seconds: {what}")


def main(client, checks):
    """Runs the checks; ends the process at once, since some clients leave threads behind."""
    try:
        checks()
    except BaseException:  # also what asyncio raises to cancel
        traceback.print_exc()
        code = 1
    else:
        print(f"{client}: all checks held")
        code = 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
