"""Wrong versions of the graph of numbers, as edits of the reference; most are choices, in `choices/graph.py`."""

from grading.mistake import Mistake

AT_TIE = "Where two numbers are equal, "

MISTAKES = [
    Mistake(
        "tie_to_other",
        "Node.kinked",
        {"self.value >= other.value": "self.value > other.value"},
        also_right=AT_TIE + "your maximum gives the whole slope to the second one; that is right as well.",
    ),
    Mistake(
        "tie_split",
        "Node.kinked",
        {
            "wins = float(self.value >= other.value)": (
                "wins = 0.5 if self.value == other.value else float(self.value > other.value)"
            )
        },
        also_right=AT_TIE + "your maximum gives half of the slope to each, as PyTorch does; that is right as well.",
    ),
    Mistake(
        "relu_at_0",
        "Node.kinked",
        {"float(self.value > 0)": "float(self.value >= 0)"},
        also_right="At 0 your relu has the slope 1; any slope from 0 to 1 is right there, and most programs take 0.",
    ),
]
