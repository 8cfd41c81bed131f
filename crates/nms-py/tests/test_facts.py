"""A region of facts and the report on its indicators."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from pathlib import Path
from typing import Any

import packs
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nms

DESCRIPTOR = json.dumps(
    {
        "resources": [
            {"name": "persons", "path": "people.csv"},
            {
                "name": "clubs",
                "path": "clubs.csv",
                "schema": {
                    "fields": [{"name": "id", "type": "string"}, {"name": "leader", "type": "string"}],
                    "primaryKey": ["id"],
                    "foreignKeys": [{"fields": ["leader"], "reference": {"resource": "persons", "fields": ["id"]}}],
                },
            },
        ]
    }
)


def test_what_is_doubtful_is_accepted_and_told() -> None:
    region = nms.Region.from_csv({"persons": "id;birth_date\np1;07.06.1990\n".encode("utf-16")})
    assert region.counts == {"cell.day_form": 1, "csv.encoding": 1}
    assert "cell.day_form" in region._repr_html_()


def test_a_number_that_no_double_holds_is_a_finding_in_its_cell() -> None:
    with pytest.raises(nms.RegionError) as caught:
        nms.Region.from_json('{"activities": [{"id": "a", "kind": "programme", "hours": 1e400}]}')
    assert caught.value.counts == {"cell.number_range": 1}


def test_a_folder_is_read_as_it_was_written(small: nms.Region, order: nms.NormPack, tmp_path: Path) -> None:
    small.write(tmp_path / "csv")
    small.write(tmp_path / "parquet", "parquet")
    for folder in (tmp_path / "csv", tmp_path / "parquet"):
        again = nms.Region.read(folder, order)
        assert again.to_json() == small.to_json()
        assert (folder / "datapackage.json").read_bytes().endswith(b"}\n")
    (tmp_path / "csv" / "datapackage.json").unlink()
    assert nms.Region.read(str(tmp_path / "csv"), order).to_json() == small.to_json()
    with pytest.raises(nms.InputError, match="did you mean"):
        small.write(tmp_path, "parket")  # type: ignore[arg-type]


def test_a_table_of_the_regions_own_comes_with_its_description(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(DESCRIPTOR, encoding="utf-8-sig")
    (tmp_path / "people.csv").write_text("id\np1\n", encoding="utf-8")
    with pytest.raises(nms.InputError) as missing:
        nms.Region.read(tmp_path)
    assert (missing.value.code, missing.value.path) == ("input.file", "clubs.csv")
    (tmp_path / "clubs.csv").write_text("id,leader\nc1,p2\n", encoding="utf-8")
    with pytest.raises(nms.RegionError) as caught:
        nms.Region.read(tmp_path)
    assert [(row["code"], row["table"]) for row in caught.value.findings] == [("reference.dangling", "clubs")]
    rows = {"persons": [{"id": "p2"}], "clubs": [{"id": "c1", "leader": "p2"}]}
    region = nms.Region.from_json(rows, package=DESCRIPTOR)
    assert region.tables == ["persons", "clubs"]
    assert pickle.loads(pickle.dumps(region)).to_json() == region.to_json()
    with pytest.raises(nms.RegionError, match="leads out of the folder") as refused:
        nms.Region.from_json({}, package='{"resources": [{"name": "persons", "path": "/etc/passwd"}]}')
    assert len(refused.value.findings) == 0 and refused.value.code == "region.package.path"


def test_a_region_does_not_change_and_pickles(small: nms.Region) -> None:
    with pytest.raises(AttributeError):
        small.pack = None
    for again in (copy.copy(small), pickle.loads(pickle.dumps(small))):
        assert again.to_json() == small.to_json()
    assert repr(small).startswith("Region(organisations")
    assert nms.Region.from_json(small.to_json()).to_json() == small.to_json()


def test_a_report_answers_by_indicator_and_node(small: nms.Region, order: nms.NormPack) -> None:
    report = small.kpis(order, as_of="2024-06-01")
    figure = report.figure("kpi-001-d2-federal-register-share", "r")
    assert (figure["numerator"], figure["denominator"], figure["value"], figure["status"]) == (1, 2, 50, "reached")
    assert report.at("r")["kpi-001-d2-federal-register-share"] == figure
    assert json.loads(report.to_json())["figures"] == list(report.figures)
    assert "50 %" in report._repr_html_() and "KpiReport('2024-06-01'" in repr(report)
    only = small.kpis(order, as_of="2024-06-01", only=["kpi-001-d2-federal-register-share"])
    assert only.indicators.ids == ["kpi-001-d2-federal-register-share"]
    earlier = small.kpis(order, as_of="2024-06-01", known="2024-01-01", hierarchy="administration")
    assert earlier.figure("kpi-001-d2-federal-register-share", "r")["value"] == 0


def test_a_figure_opens_down_to_its_rows(small: nms.Region, order: nms.NormPack) -> None:
    report, share = small.kpis(order, as_of="2024-06-01"), "kpi-001-d2-federal-register-share"
    derivation = report.explain(share, "r")
    assert derivation.value["counted"]["keys"] == ["p1"] and derivation.value["not_counted"]["keys"] == ["p2"]
    assert share in str(derivation) and derivation.to_text("en") != derivation.to_text()
    assert derivation._repr_html_().startswith("<div") and repr(derivation) == f"Derivation('{share}', 'r')"
    why = report.why(share, "p2")
    assert why.value["key"] == "p2" and not why.value["counted"] and why._repr_html_().startswith("<pre>")
    before = small.kpis(order, as_of="2024-01-01")
    change = before.compare(report, "r")[share]
    assert (change["before"], change["after"], change["change"]) == (0, 50, 50)
    assert sum(part["value"] for part in change["parts"]) == 50


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda region, pack: region.kpis(pack, as_of="2024-02-30"), "input.date"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01", hierarchy="x"), "input.word"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01", only=["kpi"]), "kpi.unknown"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01").figure("kpi", "r"), "kpi.unknown"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01").at("nobody"), "kpi.node"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01").bullet_chart("nobody"), "kpi.node"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01").map_chart("kpi"), "kpi.unknown"),
        (lambda region, pack: region.kpis(pack, as_of="2024-06-01").explain("kpi", "r"), "kpi.unknown"),
        (
            lambda region, pack: region.kpis(pack, as_of="2024-06-01").why("kpi-001-d2-iom-share", "p9"),
            "kpi.row",
        ),
        (lambda *_: nms.Region.from_json("{"), "input.json"),
        (lambda *_: nms.Region.from_json('{"persons": 1}'), "input.tables"),
        (lambda *_: nms.Region.from_csv({"persons": "id\n" + "x" * 99}, limits={"bytes": 9}), "region.invalid"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(small: nms.Region, order: nms.NormPack, ask: Any, code: str) -> None:
    with pytest.raises(nms.NmsError) as caught:
        ask(small, order)
    assert caught.value.code == code
    assert caught.value.help


def test_charts_are_drawn_by_the_notebook(small: nms.Region, order: nms.NormPack) -> None:
    report = small.kpis(order, as_of="2024-06-01")
    bullets = report.bullet_chart()
    shown = bullets._repr_mimebundle_()["application/vnd.vegalite.v5+json"]
    assert shown["title"] == {"anchor": "start", "subtitle": "2024-06-01", "text": "r"}
    assert len(shown["data"]["values"]) == len(report.indicators)
    assert report.bullet_chart("s", "en").spec["data"]["values"][0]["label"] == report.indicators[0]["label"]["en"]
    whole = report.map_chart()
    assert {value["municipality"] for value in whole.spec["data"]["values"]} == {"m"}
    assert len(report.map_chart("kpi-001-d2-federal-register-share").spec["data"]["values"]) == 1
    assert json.loads(whole.to_json()) == whole.spec and repr(whole).startswith("Chart('r'")


ids = st.text("abc123_", min_size=1, max_size=3)
days = st.none() | st.dates(datetime.date(1899, 12, 1), datetime.date(2150, 1, 1))
people = st.dictionaries(ids, st.tuples(days, days, st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)), max_size=8)


@given(people=people)
@settings(max_examples=50, deadline=None)
def test_every_way_in_gives_the_same_region(people: dict[str, Any]) -> None:
    columns = ["id", "birth_date", "career_start", "category"]
    rows = [dict(zip(columns, (id, *cells), strict=True)) for id, cells in people.items()]
    types = {"id": polars.String, "birth_date": polars.Date, "career_start": polars.Date, "category": polars.String}

    def made(make: Any) -> str:
        try:
            region = make()
        except nms.RegionError as error:
            return str(sorted(error.counts.items()))
        again = nms.Region.from_csv({"persons": region._native.csv("persons")})
        assert again.to_json() == nms.Region.from_arrow({"persons": region["persons"]}).to_json() == region.to_json()
        return str(region.to_json())

    assert made(lambda: nms.Region.from_json({"persons": rows})) == made(
        lambda: nms.Region.from_arrow({"persons": polars.DataFrame(rows, schema=types)})
    )


def test_a_damaged_journal_is_read_up_to_the_damage() -> None:
    events = [{"kind": "put", "table": "persons", "row": {"id": id}} for id in ("школа", "🏫")]
    whole = nms.Journal().append(events).text
    lost = whole.encode()[:-4] + b"\xff\n"
    for text in (lost, lost.decode(errors="surrogateescape")):
        journal = nms.Journal(text)
        assert [event["row"] for event in journal.events] == [{"id": "школа"}]
        assert journal.fault is not None and journal.fault["code"] == "journal.encoding"


def test_definitions_are_checked_over_the_tables_of_a_region() -> None:
    indicator = """
        [[kpis]]
        id = "clubs"
        label = { ru = "Кружки", en = "Clubs" }
        kind = "count"
        population = { ru = "кружки", en = "clubs" }
        unit = { ru = "шт.", en = "pcs" }
        clause = "1"
        definition = { kind = "count", counts = "clubs" }
    """
    pack = nms.NormPack.from_files({"pack.toml": packs.HEADER + indicator})
    (fault,) = pack.check_definitions()
    assert (fault["code"], fault["path"]) == ("definition.table", "entry `clubs`, field `definition.counts`")
    assert pack.check_definitions(nms.Region.from_json({}, package=DESCRIPTOR)) == []
