"""What several of the catalogues of `knn.py` use."""

FILL_ALL = "The loops go over range(num_test) and range(num_train), and the return stands after them."
