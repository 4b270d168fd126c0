#!/bin/sh
# Fetch CIFAR-10 into datasets/. Everything is done by the Python twin; try --help.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
python=python3
for candidate in "$here/.venv/bin/python" "$here/.venv/Scripts/python.exe"; do
    if [ -x "$candidate" ]; then
        python=$candidate
    fi
done
export PYTHONPATH="$here${PYTHONPATH:+:$PYTHONPATH}"
if ! "$python" -c "import filelock, httpx, numpy, platformdirs, tqdm" 2>/dev/null; then
    echo "$python lacks the course's packages. Run: $python -m pip install -r $here/requirements.txt" >&2
    exit 1
fi
exec "$python" -m cs231n_lite.data fetch "$@"
