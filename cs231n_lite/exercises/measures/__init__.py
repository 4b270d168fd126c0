"""What checks are made of: problems to ask, how answers are measured, the laws they keep, known mistakes.

For several exercises: `problems`, `functions` to be given, `randomness`, `proofs`.
For the losses: `losses`, `regularizer_share`, `looping`; for softmax alone: `moderate_scores`, `large_scores`.
For `gradient_check.py`: `numeric_gradients`, `sparse_checks`, `pairs`.
For `optim.py`: `sampling`, `epochs`, `watching` the searches, `random_search`, `local_search`.
For `linear_classifier.py`: `noting` a training, its `stepping` and `batching`, `training` as a whole, `classifying`.
For `activations.py`: `activating`; for `update_rules.py`: `updating`; for `dropout.py`: `dropping`.
"""
