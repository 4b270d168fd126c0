"""The notebooks of one submission of a generated class: answered, with cells of one's own, and run."""

import base64
import io
import json
from collections.abc import Mapping
from random import Random

from PIL import Image

from grading.demo.samples import Files

ANSWERS = (
    "With {} classes I would expect a value around {}, since at the start all scores are almost the same.",
    "I tried it with {} images and got {} every time, so it can't be chance.",
    "If we see another number than {}, something is wrong already before the training of {} steps begins.",
    "The loss changes by a factor of about {}, but the best weights stay; that is what I read off for N = {}.",
    "On the {} validation images it is the other way round, by {} percent.",
    "I am not sure, but adding {} to all {} scores should make no difference.",
    "Because of the maximum only {} of the {} margins count at all.",
)
NOTES = ("Here I looked at it for {} images.", "My guess before running: {}.", "**Note:** see exercise {} again.")
SIZE = (100, 100)
"""Of a picture, in pixels."""


def notebook_texts(released: Mapping[str, str], seed: str) -> Files:
    """Each of the `released` notebooks, text by the name of its file, as somebody might hand it in."""
    rng = Random(seed)
    return {name: _handed_in(json.loads(text), rng) for name, text in released.items()}


def _handed_in(notebook: dict, rng: Random) -> str:
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = " ".join(_filled(sentence, rng) for sentence in rng.sample(ANSWERS, rng.randint(2, 4)))
    for number in range(rng.randint(1, 4)):
        place = rng.randint(1, len(notebook["cells"]))
        notebook["cells"][place:place] = _own_cells(f"own-{number}", rng)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for count, cell in enumerate(code, start=1):
        cell["execution_count"] = count
        if "plots." in "".join(cell["source"]):
            cell["outputs"] = [_picture(rng)]
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _own_cells(name: str, rng: Random) -> list[dict]:
    """A remark, and a cell that prints a number and draws a picture."""
    number = rng.randint(2, 999)
    printed = {"output_type": "stream", "name": "stdout", "text": f"{number} {number**2}\n"}
    remark = {"cell_type": "markdown", "id": f"{name}-text", "metadata": {}, "source": _filled(rng.choice(NOTES), rng)}
    code = {
        "cell_type": "code",
        "id": f"{name}-code",
        "metadata": {},
        "execution_count": None,
        "outputs": [printed, _picture(rng)],
        "source": f"print({number}, {number} ** 2)\nplt.imshow(X[{number}])",
    }
    return [remark, code]


def _filled(sentence: str, rng: Random) -> str:
    return sentence.format(rng.randint(2, 99), rng.randint(100, 9999))


def _picture(rng: Random) -> dict:
    """An output with a PNG of about 10 kB, as a small figure has."""
    png = io.BytesIO()
    Image.frombytes("L", SIZE, rng.randbytes(SIZE[0] * SIZE[1])).save(png, "PNG")
    data = {"image/png": base64.b64encode(png.getvalue()).decode(), "text/plain": "<Figure>"}
    return {"output_type": "display_data", "metadata": {}, "data": data}
