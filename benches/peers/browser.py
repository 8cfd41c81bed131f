"""The browser's build beside the native one on one thread: 2PL on the same answers, in turns.

``cargo xtask bench`` builds both.
"""

import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

os.environ["RAYON_NUM_THREADS"] = "1"

import nms
import numpy as np

PERSONS, ITEMS, ROUNDS = 20_000, 40, 3

random = np.random.default_rng(1)
levels = random.normal(size=(PERSONS, 1))
slopes, places = random.lognormal(0.1, 0.3, ITEMS), random.normal(size=ITEMS)
points = (random.random((PERSONS, ITEMS)) < 1 / (1 + np.exp(-slopes * (levels - places)))).astype(int)
text = json.dumps({"columns": {f"i{item}": points[:, item].tolist() for item in range(ITEMS)}})
scores = nms.Scores(text, limits={"bytes": len(text), "rows": PERSONS})


def native() -> float:
    start = time.perf_counter()
    nms.calibrate(scores, model="2pl", prior="none", errors=False)
    return 1000 * (time.perf_counter() - start)


with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "scores.json"
    file.write_text(text)
    own: list[float] = []
    browser: list[float] = []
    for _ in range(ROUNDS):
        native()
        own += [native() for _ in range(5)]
        node = ["node", str(Path(__file__).with_suffix(".mjs")), str(file)]
        browser += json.loads(subprocess.run(node, check=True, capture_output=True, text=True).stdout)

one, other = statistics.median(own), statistics.median(browser)
print(f"native, one thread {one:.0f} ms; browser's build {other:.0f} ms; ratio {other / one:.1f} (best {min(browser) / min(own):.1f})")
