"""A test that expects an error says which message: no `pytest.raises` or `warns` without `match`."""

import ast

from tests.house.sources import TESTS, modules, place

EXPECTING = frozenset({"raises", "warns", "RaisesExc"})


def unmatched(tree: ast.Module) -> list[ast.Call]:
    """Calls that would accept any message."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in EXPECTING
        and not any(keyword.arg == "match" for keyword in node.keywords)
    ]


def test_every_expected_error_is_matched() -> None:
    faults = [place(path, node) for path, tree in modules(TESTS) for node in unmatched(tree)]
    assert not faults, f"say which message is expected, with match=: {faults}"


def test_an_unmatched_error_is_caught() -> None:
    bad = """
with pytest.raises(ValueError): ...
with raises(KeyError) as caught: ...
with pytest.warns(UserWarning): ...
with pytest.raises(ValueError, match="range"): ...
"""
    assert [node.lineno for node in unmatched(ast.parse(bad))] == [2, 3, 4]
