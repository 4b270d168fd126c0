"""The first cell of every notebook: where the course isn't installed, it fetches it or says how to get it."""

import re
from pathlib import Path

_TEXT = """\
# On Colab this cell fetches the course from the address that your instructor gives you; elsewhere it does nothing.
import importlib.util

if importlib.util.find_spec("cs231n_lite") is None:
    import shutil
    import sys
    from pathlib import Path
    from urllib.request import urlretrieve

    if not Path("cs231n_lite-student").exists():
        address = "ADDRESS" or sys.exit("No course here: open this notebook in its folder, or write an address.")
        shutil.unpack_archive(urlretrieve(address, "course.zip")[0])
    %cd -q cs231n_lite-student
    %pip install -q -r requirements.txt
    sys.path.insert(0, str(Path.cwd()))"""


def bootstrap(root: Path) -> str:
    """The cell's text, with the address of the student's zip that pyproject.toml names; it may be empty.

    Raises ValueError if the address can't stand in a line of Python.
    """
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    address = (re.findall(r'^student_zip = "(.*)"$', text, re.M) or [""])[0]
    if address and not re.fullmatch(r"https?://[^\s\"\\]+", address):
        raise ValueError(
            f"student_zip in pyproject.toml is {address!r}; write an address such as https://…/student.zip"
        )
    return _TEXT.replace("ADDRESS", address)
