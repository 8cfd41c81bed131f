"""What a document contradicts in itself, in another one, and what differs between two."""

from __future__ import annotations

import nms


def test_every_pack_has_findings_with_clauses() -> None:
    for id in nms.packs():
        pack = nms.NormPack.load(id)
        findings = pack.lint()
        assert findings, id
        for finding in findings:
            assert finding["code"] and finding["clause"]
            assert finding["message"]["ru"] and finding["message"]["en"]
            assert finding["severity"] in ("error", "warning", "note")
            assert finding["entry"] is None or pack.entry(finding["entry"]) is not None, finding


def test_findings_can_be_chosen_by_code(order: nms.NormPack) -> None:
    findings = order.lint()
    codes = {finding["code"] for finding in findings}
    assert sum(len(findings.where(code=code)) for code in codes) == len(findings)


def test_abbreviations_mean_different_things_in_different_packs() -> None:
    findings = nms.lint_together(nms.NormPack.load(id) for id in nms.packs())
    assert any("abbreviation" in finding["code"] for finding in findings)
    assert not nms.lint_together([])


def test_a_pack_does_not_differ_from_itself(order: nms.NormPack) -> None:
    assert len(order.diff(order)) == 0


def test_a_methodist_has_250_teachers_in_orenburg_and_200_in_primorye(order: nms.NormPack) -> None:
    changes = order.diff(nms.NormPack.load("primorye-2022")).where(kind="target")
    assert any("250" in change["message"]["ru"] and "200" in change["message"]["ru"] for change in changes)


def test_changes_are_printed_for_people_in_two_languages(order: nms.NormPack) -> None:
    other = nms.NormPack.load("primorye-2022")
    russian, english = order.diff_text(other, "ru"), order.diff_text(other, "en")
    assert russian == order.diff_text(other)
    assert russian != english
    assert "250" in russian and "250" in english
