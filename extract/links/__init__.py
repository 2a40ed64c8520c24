"""Links between two services: who stands on which side, which cue is between them, and what it says."""

from extract.links.resolve import links

__all__ = ["links"]
