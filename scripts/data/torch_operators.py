"""Writes the operators that TorchScript code may use without a word: torch's own, without those that reach files,
other processes or memory by address. Run it with a Python that has torch: `python scripts/data/torch_operators.py`."""

import pathlib

import torch

TARGET = pathlib.Path(__file__).parents[2] / "core/src/formats/torch/allowedOperators.ts"
NAMESPACES = ("aten", "prim", "quantized")
# Files, remote calls, hooks of profilers, and a tensor's memory taken from elsewhere.
LEFT_OUT = {
    "aten::from_file",
    "aten::save",
    "aten::set_",
    "prim::rpc_async",
    "prim::rpc_remote",
    "prim::rpc_sync",
    "prim::profile",
    "prim::profile_ivalue",
    "prim::BailOut",
    "prim::BailoutTemplate",
}


def operators(namespace: str) -> list[str]:
    names = {schema.name for schema in torch._C._jit_get_all_schemas()}
    return sorted(
        name.removeprefix(f"{namespace}::")
        for name in names - LEFT_OUT
        if name.startswith(f"{namespace}::")
    )


def lines(names: list[str]) -> str:
    rows, row = [], "   "
    for name in names:
        if len(row) + len(name) > 106:
            rows.append(row)
            row = "   "
        row += f" {name}"
    return "\n".join([*rows, row])


parts = "\n".join(f"  {name}: `\n{lines(operators(name))}`," for name in NAMESPACES)
TARGET.write_text(
    "/**\n"
    " * Operators of TorchScript that compute and do nothing else, by their namespace. Written by\n"
    f" * `scripts/data/torch_operators.py` with torch {torch.__version__.split('+')[0]}.\n"
    " */\n"
    "export const allowedOperators: Readonly<Record<string, string>> = {\n"
    f"{parts}\n"
    "};\n"
)
