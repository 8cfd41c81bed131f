"""What bad input gets: an exception with a code, every problem at once."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import packs
import pytest

import nms
from nms import _core
from nms.errors import build

TWO_ACTORS = packs.actor("a") + packs.actor("a")


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("[pack", "pack.syntax", "mine.toml:1"),
        (packs.HEADER + "colour = 'red'", "pack.field.unknown", "colour"),
        (packs.HEADER + packs.actor("a").replace("label", "lable"), "pack.field.missing", "label"),
        (packs.HEADER + packs.actor("a").replace("regional", "reginal"), "pack.word", "level"),
        (packs.HEADER + TWO_ACTORS, "pack.id.duplicate", "mine.toml:8"),
        (packs.HEADER + packs.actor("\u043erb"), "pack.id.unsound", "field `id`"),
    ],
)
def test_a_broken_pack_names_the_place(text: str, code: str, path: str) -> None:
    with pytest.raises(nms.PackError) as caught:
        nms.NormPack.from_files({"mine.toml": text})
    error = caught.value
    problems = error.related or (error,)
    found = [problem for problem in problems if problem.code == code]
    assert found, [problem.code for problem in problems]
    assert all(isinstance(problem, nms.PackError) and problem.help for problem in problems)
    assert "mine.toml" in (found[0].path or "")
    assert path in f"{found[0].path} {found[0].message}"


def test_everything_wrong_is_told_at_once() -> None:
    text = packs.HEADER + "colour = 'red'\n" + TWO_ACTORS + packs.actor("b").replace("centre", "center")
    with pytest.raises(nms.PackError) as caught:
        nms.NormPack.from_files({"mine.toml": text})
    assert caught.value.code == "pack.invalid"
    assert {"pack.field.unknown", "pack.id.duplicate", "pack.word"} <= {e.code for e in caught.value.related}
    assert all(problem.message in str(caught.value) for problem in caught.value.related)


@pytest.mark.parametrize(
    ("call", "kind", "code"),
    [
        (lambda: nms.NormPack.load("orenburg"), nms.PackError, "pack.unknown"),
        (lambda: nms.NormPack.from_files({}), nms.PackError, "pack."),
        (
            lambda: nms.NormPack.from_files({"a.toml": packs.HEADER}, limits={"bytes": 3}),
            nms.LimitError,
            "limit.bytes",
        ),
        (lambda: nms.NormPack.from_files({}, limits={"bites": 3}), nms.InputError, "input."),
        (
            lambda: nms.NormPack.from_files({"a.toml": packs.HEADER + "x = " + "[" * 100_000}),
            nms.NmsError,
            "",
        ),
        (lambda: nms.Network.build(organisations=[{"id": "a"}]), nms.InputError, "input."),
        (
            lambda: nms.Network.build(organisations=[{"id": "a", "kind": "school", "level": "municipal", "x": 1}]),
            nms.InputError,
            "input.",
        ),
        (
            lambda: nms.Network.build(organisations=[], relations=[], limits={"bytes": 1}),
            nms.LimitError,
            "limit.bytes",
        ),
    ],
)
def test_each_family_has_its_class(call: Callable[[], object], kind: type[nms.NmsError], code: str) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert isinstance(caught.value, nms.NmsError)
    assert caught.value.code.startswith(code)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (lambda n: n.edges_of("orb-cnpppm"), "network.node.unknown"),
        (lambda n: n.functions_of("x"), "network.node.unknown"),
        (lambda n: n.acting_as("x"), "network.node.unknown"),
        (lambda n: n.cut_off_by("x"), "network.node.unknown"),
        (lambda n: n.escalation("orb-cnppm", "x"), "network.node.unknown"),
        (lambda n: n.responsible("fn-001"), "network.function.unknown"),
        (lambda n: n.unreached("school"), "network.kind.unknown"),
        (lambda n: n.hierarchy("strukture"), "input.word"),
        (lambda n: n.export("docx"), "input.word"),
        (lambda n: n.edges_of("orb-cnppm", "yesterday"), "input.date"),
        (lambda n: n.changes("2023-02-30", "2024-01-01"), "input.date"),
        (lambda n: n.to_html("fr"), "input."),
    ],
)
def test_a_question_about_the_unknown_is_refused(
    network: nms.Network, question: Callable[[nms.Network], object], code: str
) -> None:
    with pytest.raises(nms.NmsError) as caught:
        question(network)
    assert caught.value.code.startswith(code)
    assert caught.value.help


def test_the_nearest_known_word_is_offered(network: nms.Network) -> None:
    with pytest.raises(nms.NetworkError, match="did you mean `orb-cnppm`") as caught:
        network.edges_of("orb-cnpppm")
    assert caught.value.help == "did you mean `orb-cnppm`?"


def test_an_error_pickles_with_all_it_knows() -> None:
    with pytest.raises(nms.PackError) as caught:
        nms.NormPack.from_files({"mine.toml": packs.HEADER + TWO_ACTORS + "colour = 1"})
    error = pickle.loads(pickle.dumps(caught.value))
    assert type(error) is nms.PackError
    assert (str(error), repr(error)) == (str(caught.value), repr(caught.value))
    assert [one.code for one in error.related] == [one.code for one in caught.value.related]


def test_arguments_of_a_wrong_type_are_type_errors(network: nms.Network) -> None:
    with pytest.raises(TypeError):
        network.edges_of(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        nms.Network.build(organisations=[{"id": object()}])
    with pytest.raises(TypeError):
        nms.Network()


def test_an_unknown_family_is_still_an_error_of_the_library() -> None:
    error = build("later", "later.than.this", "something new", "update", None, (), "something new [later.than.this]")
    assert type(error) is nms.NmsError
    assert str(error) == "something new [later.than.this]"


@pytest.mark.skipif(not hasattr(_core.Pack, "_panic"), reason="only a build for development can be made to panic")
def test_a_panic_is_an_ordinary_exception() -> None:
    with pytest.raises(nms.InternalError) as caught:
        _core.Pack._panic()
    assert isinstance(caught.value, Exception)
    assert caught.value.code == "internal.panic"
    assert "secret" not in str(caught.value)
