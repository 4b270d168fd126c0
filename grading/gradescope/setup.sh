#!/bin/sh
# Gradescope runs this once, as root, when it builds the image. Choose Ubuntu 22.04 or later, for Python 3.10 or newer.
# No account is made: students' code runs as numbers that no account has.
set -eu
root="${AUTOGRADER_ROOT:-/autograder}"

if command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install -y --no-install-recommends python3 python3-venv
  # with it, where namespaces are allowed, students' code runs in a jail
  apt-get install -y --no-install-recommends bubblewrap || true
fi
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python is older than 3.10: choose a newer base image")'

# not below source/, for students' code must be able to read it
python3 -m venv "$root/venv"
"$root/venv/bin/python" -m pip install --no-cache-dir --disable-pip-version-check -r "$root/source/requirements.txt"
chmod -R go+rX,go-w "$root/venv"

chmod -R go-rwx "$root/source"
