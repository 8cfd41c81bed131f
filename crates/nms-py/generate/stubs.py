"""Makes the types of the native half, ``python/nms/_core.pyi``, from the compiled library.

Run ``python -m generate.stubs [--check]`` in ``crates/nms-py``. It compiles the package once more with the feature
``inspect``, by which pyo3 writes the types into the library for maturin to read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generate._write import PACKAGE, put


def stubs() -> str:
    """Compile and read the types."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "maturin", "generate-stubs", "--quiet", "--features", "inspect"]
        command += ["--manifest-path", str(PACKAGE / "Cargo.toml"), "--out", folder]
        # The interpreter of this environment, as every other build: another one would compile everything anew.
        environment = {**os.environ, "VIRTUAL_ENV": sys.prefix}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        (found,) = Path(folder).rglob("*.pyi")
        return found.read_text(encoding="utf-8").rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(put(PACKAGE / "python/nms/_core.pyi", stubs(), sys.argv[1:]))
