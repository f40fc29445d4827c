"""One process with threads: enough for a household, and light. WEB_CONCURRENCY (gunicorn's own) adds processes."""

import gc

worker_class = "gthread"
threads = 4
preload_app = False
max_requests = 0
graceful_timeout = 20
keepalive = 15
accesslog = None
control_socket_disable = True

YOUNG_VALUES = 50_000


def post_worker_init(_worker: object) -> None:
    """Lets the collector pass over what stays for good, and look less often: a year of days is 20,000 new values.

    Else a tenth of a dashboard's time goes into looking through all modules for garbage. What is let go of without a
    cycle is freed at once as ever.
    """
    gc.freeze()
    gc.set_threshold(YOUNG_VALUES)
