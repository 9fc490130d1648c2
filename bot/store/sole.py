"""Being the only process on a SQLite file, so that whatever is pending was left by one that ended."""

import os
import sys

from bot.store.engine import Database

if sys.platform != "win32":
    import fcntl


def sole_owner(db: Database) -> bool:
    """Tell whether this process is the only one on the database, and keep it so until it ends.

    The lock is on a file beside the database, `<database>.lock`, and ends with the process however
    that ends. Of a database in memory a process is always the only owner, of one on a server never.
    """
    if db.path is None:
        return db.is_in_memory
    if sys.platform == "win32":
        return False
    try:
        lock = os.open(f"{db.path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return False
    return True
