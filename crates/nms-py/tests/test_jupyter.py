"""How objects show themselves in Jupyter."""

from __future__ import annotations

import html
import re

import nms


def test_a_network_is_drawn_in_a_frame_of_its_own(network: nms.Network) -> None:
    shown = network._repr_html_()
    found = re.fullmatch(r"<iframe srcdoc='([^']*)'[^>]*></iframe>", shown)
    assert found is not None
    page = html.unescape(found[1])
    assert page == network.to_html()
    assert "sandbox='allow-scripts'" in shown


def test_the_page_needs_nothing_from_outside(network: nms.Network) -> None:
    page = network.to_html()
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "ЦНППМ" in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


def test_the_page_speaks_two_languages(network: nms.Network) -> None:
    assert network.to_html() == network.to_html("ru") != network.to_html("en")


def test_a_label_cannot_break_out_of_the_page() -> None:
    row = {"id": "a", "kind": "school", "level": "institutional", "title": "</script><script>alert(1)</script>\"'"}
    page = nms.Network.build(organisations=[row])
    assert "<script>alert(1)" not in page.to_html()
    assert "<script>alert(1)" not in page._repr_html_()


def test_a_pack_shows_its_head(order: nms.NormPack) -> None:
    shown = order._repr_html_()
    assert order.header["label"]["ru"] in shown and "orenburg-2023" in shown and f"actors {len(order.actors)}" in shown
