"""What can be decided otherwise in `linear_svm` of `linear_classifier.py`."""

from cs231n_lite.linear_svm import svm_loss_vectorized
from cs231n_lite.softmax import softmax_loss
from grading.choices.choice import Choices

from .shared import with_loss

SVM, WRONG_OF_SVM = with_loss(
    svm_loss_vectorized,
    {"softmax_for_svm": (softmax_loss, "this is the softmax loss.", "LinearSVM takes svm_loss_vectorized.")},
)

CHOICES = [
    Choices(of=("LinearSVM",), function=SVM, wrong=WRONG_OF_SVM, parts=("loss",), makes_class=True),
]
