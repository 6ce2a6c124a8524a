"""What is remembered between builds, by the digests of bytes: never by time stamps, never by lists kept by hand.

It is looked at before anything heavy is loaded, so it needs nothing but Python. All of it may be deleted at any time.
"""

from leaflets.memory.last import Last, nothing_changed, remember, unchanged
from leaflets.memory.snapshot import Snapshot, digest, digest_of_file, snapshot

__all__ = ["Last", "Snapshot", "digest", "digest_of_file", "nothing_changed", "remember", "snapshot", "unchanged"]
