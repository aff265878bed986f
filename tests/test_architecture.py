"""The house rules that a machine can hold: one-way imports, small modules and functions, documented interfaces."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "synoptic"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]

# docs/architecture.md: a module imports from its own stage and from those above it.
STAGES = (
    ("version", "errors", "model"),
    ("tables",),
    ("pages",),
    ("language",),
    ("notes",),
    ("links",),
    ("story",),
    ("store",),
    ("export",),
    ("pipeline",),
    ("api",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
ORDER = {name: number for number, names in enumerate(STAGES) for name in names}

LINES_OF_A_MODULE = 400
LONGER = {"model.py": 500}  # all nouns in one place, in the order of the data's way
LINES_OF_A_FUNCTION = 60
PARAMETERS = 8


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _stage(path: Path) -> int:
    return ORDER[path.relative_to(PACKAGE).parts[0].removesuffix(".py")]


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and stage name of each import of ours, those inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module] if node.module != "synoptic" else [f"synoptic.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            head, _, rest = name.partition(".")
            if head == "synoptic":
                first = rest.split(".")[0]
                yield node.lineno, first if first in ORDER else "__init__"


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def test_every_module_has_a_stage() -> None:
    parts = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert parts <= set(ORDER), f"name the stage of {parts - set(ORDER)} here and in docs/architecture.md"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_is_imported_from_a_later_stage(path: Path) -> None:
    tree = _tree(path)
    late = [f"line {line}: synoptic.{name}" for line, name in _imported(tree) if ORDER[name] > _stage(path)]
    assert not late
    relative = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    assert not relative, "imports are absolute, so that their stage can be read"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_and_functions_are_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGER.get(path.relative_to(PACKAGE).as_posix(), LINES_OF_A_MODULE)
    for function in _functions(_tree(path)):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= LINES_OF_A_FUNCTION, f"{function.name}: {length} lines"
        given = function.args
        own = [arg for arg in given.posonlyargs + given.args + given.kwonlyargs if arg.arg not in ("self", "cls")]
        assert len(own) <= PARAMETERS, f"{function.name}: {len(own)} parameters"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_what_is_public_is_documented(path: Path) -> None:
    tree = _tree(path)
    if tree.body:
        assert ast.get_docstring(tree), "a module says what its one idea is"
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or _is_plain_noun(node), f"{node.name} has no docstring"
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    plain = bool(node.bases) or _is_short(inner)
                    assert ast.get_docstring(inner) or plain, f"{node.name}.{inner.name} has no docstring"


def _is_plain_noun(node: ast.stmt) -> bool:
    """A class of two or three fields whose names say all (model.Candidate)."""
    return isinstance(node, ast.ClassDef) and all(isinstance(part, ast.AnnAssign) for part in node.body)


def _is_short(node: ast.FunctionDef) -> bool:
    """A method that is read faster than its docstring would be."""
    return (node.end_lineno or 0) - node.lineno <= 3


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_is_printed(path: Path) -> None:
    calls = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)]
    assert not [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"]


def test_torch_is_never_imported() -> None:
    for path in MODULES:
        for node in ast.walk(_tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] in ("torch", "transformers")], path


def test_names_of_test_files_are_unique() -> None:
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(set(names)) == sorted(names)
