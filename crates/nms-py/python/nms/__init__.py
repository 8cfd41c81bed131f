"""Engine of a region's system of scientific and methodological support of teachers (РС НМС).

Orders are data (:class:`NormPack`), who acts by them is a graph that answers questions (:class:`Network`), and the facts of
a region (:class:`Region`) give the indicators of an order (:class:`KpiReport`). The answers of an instrument
(:class:`Scores`) give levels of people on one scale (:class:`Calibration`), how much they changed between waves
(:class:`Gains`), and which skills they have (:class:`SkillClasses`).

Examples
--------
>>> import nms
>>> pack = nms.NormPack.load("orenburg-2023")
>>> network = nms.Network.from_pack(pack)
>>> network.responsible("fn-001-3-3-3-9")["holder"]
'orb-rcro'
"""

from ._core import VERSION as __version__
from .arrow import ArrowTable
from .calibration import Calibration, Fit
from .chart import Chart
from .derivation import Derivation, Why
from .deficits import Diagnosis
from .diagnosis import Classical, Scores, calibrate, classical, design, percent
from .errors import (
    CaseError,
    DiagnosisError,
    InputError,
    InternalError,
    KpiError,
    LimitError,
    NetworkError,
    NmsError,
    PackError,
    RegionError,
    RouteError,
)
from .framework import competences_from_case
from .hierarchy import Hierarchy
from .journal import Journal
from .kernel import KernelAnswer, PriceSearch, RouteKernel
from .network import Network
from .pack import NormPack, lint_together, packs
from .region import Region
from .report import KpiReport, LiveReport
from .routes import RoutePlan
from .skills import SkillClasses, classes
from .synthetic import synthetic
from .table import Table
from .waves import Gains, GroupGain, Link, gains

__all__ = [
    "ArrowTable",
    "CaseError",
    "Calibration",
    "Chart",
    "Classical",
    "Derivation",
    "Diagnosis",
    "DiagnosisError",
    "Fit",
    "Gains",
    "GroupGain",
    "Hierarchy",
    "InputError",
    "InternalError",
    "Journal",
    "KernelAnswer",
    "KpiError",
    "KpiReport",
    "LimitError",
    "Link",
    "LiveReport",
    "Network",
    "NetworkError",
    "NmsError",
    "NormPack",
    "PackError",
    "PriceSearch",
    "Region",
    "RegionError",
    "RouteError",
    "RouteKernel",
    "RoutePlan",
    "Scores",
    "SkillClasses",
    "Table",
    "Why",
    "__version__",
    "competences_from_case",
    "calibrate",
    "classes",
    "classical",
    "design",
    "gains",
    "lint_together",
    "packs",
    "percent",
    "synthetic",
]
