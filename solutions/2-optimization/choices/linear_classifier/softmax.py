"""What can be decided otherwise in `softmax` of `linear_classifier.py`."""

from cs231n_lite.linear_svm import svm_loss_vectorized
from cs231n_lite.softmax import softmax_loss
from grading.choices.choice import Choices

from .shared import with_loss

SOFTMAX, WRONG_OF_SOFTMAX = with_loss(
    softmax_loss, {"svm_for_softmax": (svm_loss_vectorized, "this is the SVM loss.", "Softmax takes softmax_loss.")}
)

CHOICES = [
    Choices(of=("Softmax",), function=SOFTMAX, wrong=WRONG_OF_SOFTMAX, parts=("loss",), makes_class=True),
]
