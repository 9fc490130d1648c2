"""What the tests in the browser measure, to be said at the end of the run."""

import pytest

MEASURED = pytest.StashKey[str]()
