"""Write today's schema again."""

import tempfile
from pathlib import Path

from tests.store.schemas import write_again

with tempfile.TemporaryDirectory() as folder:
    print(write_again(Path(folder)).name)
