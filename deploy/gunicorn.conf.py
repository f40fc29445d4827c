"""One process with threads: enough for a household, and light. WEB_CONCURRENCY (gunicorn's own) adds processes."""

worker_class = "gthread"
threads = 4
preload_app = False
max_requests = 0
graceful_timeout = 20
keepalive = 15
accesslog = None
control_socket_disable = True
