"""Runs read_vault.py or read_replica.py for many files in one process, because starting Python
takes much longer.

Each line of standard input is JSON: {"file": path, "variables": environment variables}. The result
is one line of JSON each: {"code": exit status, "output": standard output, "errors": standard error}.
"""

import contextlib
import io
import json
import os
import sys

import read_replica
import read_vault


def read_one(file: str, variables: dict[str, str]) -> dict[str, object]:
    for name in [name for name in os.environ if name.startswith("WARIFU_")]:
        del os.environ[name]
    os.environ.update(variables)
    sys.argv[1:] = [file]
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        program = read_replica if file.endswith(".warsyn") else read_vault
        code = program.main()
    return {"code": code, "output": output.getvalue(), "errors": errors.getvalue()}


for line in sys.stdin:
    print(json.dumps(read_one(**json.loads(line))))
