"""The shared vectors of ``tests/vectors``: the bytes are the same on every surface.

What each operation is, and what its arguments are, stands in the README beside the vectors.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from stages import canonical, refusal

import nms
from nms import _core

FOLDER = Path(__file__).resolve().parents[3] / "tests" / "vectors"
Arguments = dict[str, Any]


def pack(source: Any) -> _core.Pack:
    """A pack that comes with the library, or one that is written as JSON, or one of files."""
    if isinstance(source, str):
        return _core.Pack.load(source)
    if "pack" in source:
        return _core.Pack.from_json(canonical(source), None)
    return _core.Pack.from_files(list(source.items()), None, None)


def network(args: Arguments) -> _core.Network:
    """A network of ``pack`` and ``rows``, each of which may be absent."""
    source = pack(args["pack"]) if "pack" in args else None
    return _core.Network.build(source, json.dumps(args.get("rows", {})), None)


def difference(args: Arguments) -> str:
    return pack(args["before"]).diff_text(pack(args["after"]), args["language"])


def of_network(method: str, *arguments: str) -> Callable[[Arguments], str]:
    """A question of a network with these arguments."""

    def ask(args: Arguments) -> str:
        text: str = getattr(network(args), method)(*map(args.get, arguments))
        return text

    return ask


def of_tree(method: str, *arguments: str) -> Callable[[Arguments], str]:
    """A question of a tree with these arguments."""

    def ask(args: Arguments) -> str:
        tree = network(args).hierarchy(args["kind"], args.get("as_of"))
        text: str = getattr(tree, method)(*map(args.get, arguments))
        return text

    return ask


def region(args: Arguments) -> _core.Region:
    """A region of ``tables`` (an object, or the name of a file), checked with ``pack``."""
    tables = args["tables"]
    text = (FOLDER / "tables" / f"{tables}.json").read_text("utf-8") if isinstance(tables, str) else canonical(tables)
    return _core.Region.from_json(text, None, pack(args["pack"]) if "pack" in args else None, None)


def findings(make: Callable[[], _core.Region]) -> str:
    """All findings, of a region that is accepted or refused alike."""
    try:
        return make().findings()
    except nms.RegionError as error:
        assert error._findings is not None
        return error._findings


def of_files(args: Arguments) -> _core.Region:
    parts = [(table, text.encode()) for table, text in sorted(args["files"].items(), key=lambda file: file[0].encode())]
    return _core.Region.from_parts(parts, None, pack(args["pack"]) if "pack" in args else None, None)


def report(args: Arguments, options: Arguments | None = None) -> _core.Report:
    asked = args if options is None else options
    known, hierarchy, only = (asked.get(name) for name in ("known", "hierarchy", "only"))
    return region(args).kpis(pack(args["pack"]), asked["as_of"], known, hierarchy, only)


def journal(args: Arguments) -> str:
    read = _core.Journal.read(args["text"].encode(), None)
    return f'{{"events":{read.events()},"text":{canonical(read.text())},"fault":{read.fault()}}}'


def live(args: Arguments) -> str:
    report_now = _core.Live.of(report(args))
    report_now.apply(canonical(args["events"]))
    return report_now.report().figures()


def of_derivation(form: str) -> Callable[[Arguments], str]:
    """A derivation as a text in this form."""

    def ask(args: Arguments) -> str:
        derivation = report(args).explain(args["indicator"], args["node"])
        return canonical(getattr(derivation, form)(args["language"]))

    return ask


def scores(args: Arguments, which: str = "scores") -> _core.Scores:
    return _core.Scores.from_json(canonical(args[which]), None)


def calibration(args: Arguments) -> _core.Calibration:
    return scores(args).calibrate(canonical(args["options"]), None, None)


def other_wave(args: Arguments) -> _core.Calibration:
    return scores(args, "other").calibrate(canonical(args["options"]), None, None)


def gains(args: Arguments) -> _core.Gains:
    return _core.Gains.of(scores(args, "before"), scores(args, "after"), canonical(args["options"]), None, None)


def classes(args: Arguments) -> _core.SkillClasses:
    options = canonical(args["options"])
    return _core.SkillClasses.fit(scores(args), _core.QMatrix.from_json(canonical(args["q"]), None), options, None)


def case_package(args: Arguments) -> str:
    options = {name: args[name] for name in ("areas", "default_area") if name in args}
    return _core.competences_from_case(args["text"], canonical(options), None)


def of_diagnosis(method: str, *arguments: str) -> Callable[[Arguments], str]:
    """A question of a diagnosis of a region with these arguments; what is no text is asked for its own."""

    def ask(args: Arguments) -> str:
        source = pack(args["pack"]) if "pack" in args else None
        diagnosis = region(args).diagnose(source, canonical(args["options"]), None)
        found: Any = getattr(diagnosis, method)(*map(args.get, arguments))
        return found if isinstance(found, str) else found.to_json()

    return ask


def of_plan(method: str, *arguments: str, text: bool = False) -> Callable[[Arguments], str]:
    """A question of a plan of routes with these arguments; a `text` is answered as one in JSON."""

    def ask(args: Arguments) -> str:
        source = pack(args["pack"]) if "pack" in args else None
        facts = region(args)
        diagnosis = facts.diagnose(source, canonical(args["options"]), None)

        def planned(which: str) -> _core.RoutePlan:
            return facts.plan_routes(source, diagnosis, canonical(args[which]), None)

        given = {"facts": facts, "diagnosis": diagnosis, "nothing": None, **args}
        if "other" in args:
            given["other"] = planned("other")
        found: Any = getattr(planned("routes"), method)(*map(given.get, arguments))
        if text:
            return json.dumps(found, ensure_ascii=False)
        return found if isinstance(found, str) else found.to_json()

    return ask


def opened_plan(args: Arguments) -> str:
    """All of a plan after it was saved, or of the one whose text is given."""
    source = pack(args["pack"]) if "pack" in args else None
    facts, options = region(args), canonical(args["routes"])
    diagnosis = facts.diagnose(source, canonical(args["options"]), None)
    text = args["text"] if "text" in args else facts.plan_routes(source, diagnosis, options, None).save()
    return facts.open_plan(source, diagnosis, options, text).to_json()


def rounds_of_kernel(args: Arguments) -> str:
    """Rounds of a kernel, each in two slices: the prices after each, then what all choose at the last."""
    source = pack(args["pack"])
    facts = region(args)
    diagnosis = facts.diagnose(source, canonical(args["options"]), None)
    kernel = facts.route_kernel(source, diagnosis, canonical(args["routes"]))
    search, (persons, _) = kernel.search(), kernel.size()
    rows: Callable[[_core.Batch], list[dict[str, Any]]] = lambda batch: pyarrow.table(batch).to_pylist()  # noqa: E731
    prices = []
    for _ in range(args["rounds"]):
        half = persons // 2
        answers = [kernel.respond(search.prices(), first, last)[0] for first, last in ((0, half), (half, persons))]
        search.learn(pyarrow.concat_tables(map(pyarrow.table, answers)))
        prices.append([row["price"] for row in rows(search.prices())])
    demand, choices = kernel.respond(search.prices(), 0, persons)
    return canonical({"prices": prices, "answer": {"demand": rows(demand), "choices": rows(choices)}})


OPERATIONS: dict[str, Callable[[Arguments], str]] = {
    "pack.json": lambda args: pack(args["pack"]).to_json(),
    "pack.error": lambda args: pack(args["pack"]).to_json(),
    "pack.lint": lambda args: pack(args["pack"]).lint(),
    "pack.lint_together": lambda args: _core.lint_together([pack(one) for one in args["packs"]]),
    "pack.diff": lambda args: pack(args["before"]).diff(pack(args["after"])),
    "pack.diff_text": lambda args: canonical(difference(args)),
    "network.error": of_network("nodes"),
    "network.nodes": of_network("nodes"),
    "network.edges": of_network("edges"),
    "network.responsible": of_network("responsible", "function"),
    "network.functions_of": of_network("functions_of", "id", "as_of"),
    "network.acting_as": of_network("acting_as", "actor", "as_of"),
    "network.hierarchy": of_tree("tree"),
    "network.spans": of_tree("spans"),
    "network.descendants": of_tree("descendants", "id"),
    "network.ancestors": of_tree("ancestors", "id"),
    "network.escalation": of_network("escalation", "from", "to", "as_of"),
    "network.fragility": of_network("fragility", "as_of"),
    "network.cut_off_by": of_network("cut_off_by", "id", "as_of"),
    "network.unreached": of_network("unreached", "kind", "as_of"),
    "network.changes": of_network("changes", "from", "to"),
    "case.read": case_package,
    "scores.json": lambda args: scores(args).to_json(),
    "scores.design": lambda args: scores(args).design(),
    "scores.classical": lambda args: scores(args).classical(canonical(args["options"])).value(),
    "scores.percent": lambda args: scores(args).percent_json(),
    "calibration.fit": lambda args: calibration(args).to_json(),
    "calibration.read": lambda args: _core.Calibration.from_json(canonical(args["calibration"]), None).to_json(),
    "calibration.score": lambda args: calibration(args).score(scores(args, "new"), None).to_json(),
    "calibration.residuals": lambda args: calibration(args).residuals(scores(args, "new"), None).to_json(),
    "calibration.curve": lambda args: calibration(args).curve(args["item"]),
    "calibration.information": lambda args: calibration(args).information(),
    "calibration.curve_chart": lambda args: calibration(args).curve_chart(args["item"], args["language"]),
    "calibration.information_chart": lambda args: calibration(args).information_chart(args["language"]),
    "calibration.person_item_map": lambda args: calibration(args).person_item_map(
        scores(args, "new"), args["language"], None
    ),
    "diagnosis.whole": of_diagnosis("to_json"),
    "diagnosis.person": of_diagnosis("person", "id"),
    "diagnosis.team": of_diagnosis("team", "persons"),
    "diagnosis.group": of_diagnosis("group", "node"),
    "diagnosis.groups_below": of_diagnosis("groups_below", "node"),
    "diagnosis.group_gains": of_diagnosis("group_gains", "node"),
    "diagnosis.chosen_gains": of_diagnosis("chosen_gains", "persons"),
    "diagnosis.calibration": of_diagnosis("calibration", "scale", "wave"),
    "diagnosis.person_item_map": of_diagnosis("person_item_map", "scale", "wave", "language"),
    "diagnosis.scores": of_diagnosis("scores", "wave"),
    "diagnosis.q_matrix": of_diagnosis("q_matrix", "wave"),
    "diagnosis.typical": of_diagnosis("typical", "by"),
    "diagnosis.profile_chart": of_diagnosis("profile_chart", "id", "language"),
    "diagnosis.heat_map": of_diagnosis("heat_map", "node", "language"),
    "routes.whole": of_plan("to_json"),
    "routes.saved": of_plan("save"),
    "routes.opened": opened_plan,
    "routes.prices": of_plan("prices_json"),
    "routes.unmet": of_plan("unmet_json"),
    "routes.history": of_plan("history"),
    "routes.territories": of_plan("territories"),
    "routes.route": of_plan("route", "person"),
    "routes.explain": of_plan("explain", "person", "session"),
    "routes.check": of_plan("check"),
    "routes.compare": of_plan("compare", "other"),
    "routes.relaxations": of_plan("relaxations", "nothing"),
    "routes.replan": of_plan("replan", "facts", "diagnosis", "persons"),
    "routes.drafts": of_plan("drafts"),
    "routes.outcome": of_plan("outcome"),
    "routes.kernel": rounds_of_kernel,
    "routes.document": of_plan("document", "person", "language", text=True),
    "routes.calendar": of_plan("calendar", "person", "language", text=True),
    "routes.convergence_chart": of_plan("convergence_chart", "language"),
    "routes.seats_chart": of_plan("seats_chart", "language"),
    "routes.territories_chart": of_plan("territories_chart", "language"),
    "calibration.link": lambda args: calibration(args).link(other_wave(args), args["anchors"]).to_json(),
    "gains.value": lambda args: gains(args).to_json(),
    "gains.of_group": lambda args: gains(args).of_group(args["persons"]),
    "gains.of_chosen": lambda args: gains(args).of_chosen(args["persons"]),
    "classes.fit": lambda args: classes(args).to_json(),
    "classes.score": lambda args: classes(args).score(scores(args, "new"), None).to_json(),
    "region.findings": lambda args: findings(lambda: region(args)),
    "region.csv_findings": lambda args: findings(lambda: of_files(args)),
    "region.apply": lambda args: region(args).apply(canonical(args["events"])).to_json(),
    "region.as_of": lambda args: region(args).as_of(args["table"], args["valid"], args["known"]),
    "journal.read": journal,
    "kpi.check": lambda args: pack(args["pack"]).check_definitions(None),
    "kpi.figures": lambda args: report(args).figures(),
    "kpi.whole": lambda args: report(args).to_json(),
    "kpi.explain": lambda args: report(args).explain(args["indicator"], args["node"]).value(),
    "kpi.explain_text": of_derivation("to_text"),
    "kpi.explain_html": of_derivation("to_html"),
    "kpi.why": lambda args: report(args).why(args["indicator"], args["id"]).value(),
    "kpi.compare": lambda args: report(args, args["before"]).compare(report(args, args["after"]), args["node"]),
    "kpi.combine": lambda args: report(args).combine(args["indicator"], args["nodes"], args["how"]),
    "kpi.spread": lambda args: report(args).spread(args["indicator"], args["node"], args["kind"]),
    "kpi.bullet_chart": lambda args: report(args).bullet_chart(args["node"], args["language"]),
    "kpi.map_chart": lambda args: report(args).map_chart(args["indicator"], args["language"]),
    "kpi.live": live,
    "network.export": lambda args: canonical(network(args).export(args["format"])),
}


def cases() -> list[Any]:
    """Every case of every file."""
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(FOLDER.glob("*.json"))
        for case in json.loads(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases())
def test_the_bytes_are_those_of_the_vector(case: dict[str, Any]) -> None:
    try:
        text = OPERATIONS[case["op"]](case["args"])
    except nms.NmsError as error:
        text = canonical(refusal(error))
    else:
        assert not case["op"].endswith(".error")
    assert text == case["expected"]
