"""The ten classes of CIFAR-10; a label is an index into them."""

CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
