"""Small squares cut out of images, for visual words."""

from .cutting import cut_patches, normalized

__all__ = ["cut_patches", "normalized"]
