"""Makes the types of the native half, ``python/nms/_core.pyi``, from the compiled library.

Run ``python -m generate.stubs [--check]`` in ``crates/nms-py``. It compiles the package once more with a feature
of pyo3 by which the types are written into the library for maturin to read. The feature is not one of the package, so
no other build has it: they would all be compiled anew after each look at the types.
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
        command = [sys.executable, "-m", "maturin", "generate-stubs", "--quiet", "--features", "pyo3/experimental-inspect"]
        command += ["--manifest-path", str(PACKAGE / "Cargo.toml"), "--out", folder]
        # The interpreter of this environment, as every other build: another one would compile everything anew.
        environment = {**os.environ, "VIRTUAL_ENV": sys.prefix}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        (found,) = Path(folder).rglob("*.pyi")
        return found.read_text(encoding="utf-8").rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(put(PACKAGE / "python/nms/_core.pyi", stubs(), sys.argv[1:]))
