"""The ten classes, in CIFAR-10's order; each module draws one of them in several views."""

from . import airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck

VIEWS = tuple(module.VIEWS for module in (airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck))
