"""Counts the model loads of a tree without any code of Model Warden, by CPython's own parser.

    python3 loader_calls.py FOLDER > calls.json

A call counts where its last name is a loader's, its first name leads to an import of a library that loads from the
Hub (or to a class of the same file built on one), and its id is a literal, or a name bound once in the file to a
literal, or an attribute of self or cls that the class sets once, to a literal; and where that text reads as a Hub id
and is no packaged dataset builder, no path and no folder beside the file.
Calls with such an id whose receiver is not found that way are listed apart, as `receiver: "unknown"`.
"""

import ast
import json
import os
import re
import sys
import warnings

warnings.simplefilter("ignore")

LIBRARIES = {
    "transformers", "diffusers", "datasets", "huggingface_hub", "sentence_transformers", "peft", "setfit", "trl",
    "evaluate", "optimum", "tokenizers", "adapters", "vllm", "FlagEmbedding", "gliner",
}

# Last name -> position of the id and the parameter names under which it may be given.
METHODS = {
    "from_pretrained": (0, ("pretrained_model_name_or_path", "pretrained_model_name", "model_id", "model_name")),
    "from_single_file": (0, ("pretrained_model_link_or_path",)),
    "load_dataset": (0, ("path",)),
    "load_dataset_builder": (0, ("path",)),
    "hf_hub_download": (0, ("repo_id",)),
    "snapshot_download": (0, ("repo_id",)),
    "cached_file": (0, ("path_or_repo_id",)),
    "pipeline": (1, ("model",)),
    "SentenceTransformer": (0, ("model_name_or_path",)),
    "CrossEncoder": (0, ("model_name_or_path", "model_name")),
    "SparseEncoder": (0, ("model_name_or_path",)),
    "load_lora_weights": (0, ("pretrained_model_name_or_path_or_dict",)),
    "load_textual_inversion": (0, ("pretrained_model_name_or_path",)),
    "load_ip_adapter": (0, ("pretrained_model_name_or_path_or_dict",)),
}

BUILDERS = set(
    "json csv parquet text arrow imagefolder audiofolder videofolder webdataset pandas sql xml hdf5 generator "
    "pdffolder lance niftifolder meshfolder cache eval".split()
)
MODEL_FILE = re.compile(r"\.(bin|pt|pth|ckpt|pkl|safetensors|onnx|gguf|json|txt|csv|zip|gz|parquet|py|h5)$", re.I)
REPO_ID = re.compile(r"^[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?$")


def is_hub_id(value, folder):
    if not REPO_ID.match(value) or MODEL_FILE.search(value) or len(value) > 96:
        return False
    return not os.path.exists(os.path.join(folder, value))


class Names(ast.NodeVisitor):
    """What the names of a file stand for."""

    def __init__(self):
        self.modules = {}
        self.classes = {}
        self.constants = {}
        self.bound = {}

    def bind(self, name):
        self.bound[name] = self.bound.get(name, 0) + 1

    def visit_Import(self, node):
        for alias in node.names:
            self.bind(alias.asname or alias.name.split(".")[0])
            self.modules[alias.asname or alias.name.split(".")[0]] = alias.name.split(".")[0]

    def visit_ImportFrom(self, node):
        for alias in node.names:
            self.bind(alias.asname or alias.name)
            self.modules[alias.asname or alias.name] = "." if node.level else (node.module or "").split(".")[0]

    def visit_ClassDef(self, node):
        self.bind(node.name)
        self.classes[node.name] = node
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        self.bind(node.name)
        self.generic_visit(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_arg(self, node):
        self.bind(node.arg)

    def visit_Name(self, node):
        if isinstance(node.ctx, (ast.Store, ast.Del)):
            self.bind(node.id)

    def visit_Assign(self, node):
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                self.constants[node.targets[0].id] = node.value.value
        self.generic_visit(node)

    def visit_AnnAssign(self, node):
        if isinstance(node.target, ast.Name) and isinstance(node.value, ast.Constant):
            if isinstance(node.value.value, str):
                self.constants[node.target.id] = node.value.value
        self.generic_visit(node)


def attribute_constants(definition):
    """The attributes that a class's body or methods set to one literal and to nothing else."""
    values = {}
    for node in ast.walk(definition):
        if not isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            owned = isinstance(target, ast.Attribute) and root_name(target) in ("self", "cls")
            if owned and isinstance(target.value, ast.Name):
                values.setdefault(target.attr, []).append(node.value)
            elif isinstance(target, ast.Name) and node in definition.body:
                values.setdefault(target.id, []).append(node.value)
    return {
        name: found[0].value
        for name, found in values.items()
        if len(found) == 1 and isinstance(found[0], ast.Constant) and isinstance(found[0].value, str)
    }


def root_name(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def library_of(name, names, package, seen=()):
    """The library that a name leads to, by imports and base classes; None where that is not known."""
    if name is None or name in seen:
        return None
    if name in names.classes:
        for base in names.classes[name].bases:
            found = library_of(root_name(base), names, package, (*seen, name))
            if found:
                return found
        return None
    module = names.modules.get(name)
    return package if module == "." else module


def id_of(call, spec):
    position, keywords = spec
    for keyword in call.keywords:
        if keyword.arg in keywords:
            return keyword.value
    if len(call.args) > position and not any(isinstance(one, ast.Starred) for one in call.args[: position + 1]):
        return call.args[position]
    return None


def calls_of(path, shown, package):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        return [], str(error)
    names = Names()
    names.visit(tree)
    owners = {}
    for definition in names.classes.values():
        constants = attribute_constants(definition)
        for node in ast.walk(definition):
            owners[id(node)] = constants
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        last = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
        if last not in METHODS:
            continue
        # peft's PeftModel takes the model object first.
        receiver = root_name(function.value) if isinstance(function, ast.Attribute) else last
        spec = METHODS[last]
        if receiver and receiver.startswith("PeftModel"):
            spec = (1, ("model_id",))
        value = id_of(node, spec)
        how = "literal"
        if isinstance(value, ast.Name) and names.bound.get(value.id) == 1 and value.id in names.constants:
            text, how = names.constants[value.id], "constant"
        elif isinstance(value, ast.Constant) and isinstance(value.value, str):
            text = value.value
        elif (
            isinstance(value, ast.Attribute)
            and isinstance(value.value, ast.Name)
            and value.value.id in ("self", "cls")
            and value.attr in owners.get(id(node), {})
        ):
            text, how = owners[id(node)][value.attr], "constant"
        else:
            continue
        if not is_hub_id(text, os.path.dirname(path)) or (last.startswith("load_dataset") and text in BUILDERS):
            continue
        library = library_of(receiver, names, package)
        # A name that the file never imports may come from a star import.
        known = library in LIBRARIES or library == package
        found.append(
            {
                "path": shown,
                "line": value.lineno,
                "lastLine": value.end_lineno,
                "callLine": node.lineno,
                "loader": last,
                "receiver": library if known else "unknown",
                "root": receiver,
                "id": text,
                "how": how,
            }
        )
    return found, None


def main(folder):
    calls, broken, files = [], {}, 0
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".py"):
                continue
            files += 1
            path = os.path.join(parent, name)
            shown = os.path.relpath(path, folder).replace(os.sep, "/")
            parts = [part for part in shown.split("/")[:-1] if part not in ("src", "tests", "examples")]
            package = parts[0] if parts and parts[0] in LIBRARIES else "?"
            found, error = calls_of(path, shown, package)
            calls.extend(found)
            if error:
                broken[shown] = error
    json.dump({"files": files, "broken": broken, "calls": calls}, sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
