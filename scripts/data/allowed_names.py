"""Writes the allow lists of names in pickles for libraries whose classes can be looked at: core/src/formats/pickle/
policy/allowed/. A class gets on the list where making it without its constructor and giving it a state runs no code
that the state decides: it has no `__del__`, no metaclass and no `__new__` of its own, and its `__setstate__` is one that
was read. Run it with a Python that has the libraries: `python scripts/data/allowed_names.py`."""

import enum
import importlib
import importlib.metadata
import inspect
import logging
import pathlib
import pkgutil
import warnings

TARGET = pathlib.Path(__file__).parents[2] / "core/src/formats/pickle/policy/allowed"

# `__setstate__` that were read: they fill in what older versions lacked, and keep the rest as it is.
READ_SETSTATES = {
    "sklearn.base.BaseEstimator",
    "sklearn.isotonic.IsotonicRegression",
    "sklearn.utils._bunch.Bunch",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "scipy.sparse._coo.coo_matrix",
    "torch.nn.modules.module.Module",
    "torch.nn.modules.activation.MultiheadAttention",
    "torch.nn.modules.activation.Softmin",
    "torch.nn.modules.activation.Softmax",
    "torch.nn.modules.activation.LogSoftmax",
    "torch.nn.modules.conv._ConvNd",
    "torch.nn.modules.pooling.AvgPool3d",
    "torch.nn.modules.rnn.RNNBase",
    "torch.nn.modules.transformer.TransformerEncoderLayer",
    "torch.nn.modules.transformer.TransformerDecoderLayer",
    "torch.nn.modules.upsampling.Upsample",
    "torch.optim.optimizer.Optimizer",
    "torch.optim.adadelta.Adadelta",
    "torch.optim.adagrad.Adagrad",
    "torch.optim.adam.Adam",
    "torch.optim.adamax.Adamax",
    "torch.optim.adamw.AdamW",
    "torch.optim.asgd.ASGD",
    "torch.optim.nadam.NAdam",
    "torch.optim.radam.RAdam",
    "torch.optim.rmsprop.RMSprop",
    "torch.optim.rprop.Rprop",
    "torch.optim.sgd.SGD",
    "torch.optim.Adafactor",
    "ultralytics.nn.modules.block.AAttn",
}
# Never, whatever their classes look like: what they are for is to run, to load or to talk.
LEFT_OUT = (
    ".tests",
    ".testing",
    "conftest",
    "sklearn.datasets",
    "sklearn.externals",
    "sklearn.callback",
    "sklearn.utils._testing",
    "sklearn.utils.parallel",
    "_build_utils",
    "_pytree",
    "torch.nn.parallel.distributed",
    "torch.nn.cpp",
    "torch.nn.utils.parametrize",
    "torch.nn.attention",
    "autobackend",
    "ultralytics.nn.backends",
    "ultralytics.nn.distill_model",
    "ultralytics.nn.text_model",
    ".dask",
    ".spark",
)

# Functions that objects keep by name: scores, kernels, losses, activations.
NAMED_FUNCTIONS = (
    "sklearn.feature_selection",
    "sklearn.metrics",
    "sklearn.cluster._kmeans",
    "sklearn.decomposition",
    "sklearn.gaussian_process.kernels",
    "torch.nn.functional",
    "torch.nn.init",
    "torchvision.ops",
)

LISTS = {
    "scikitLearn": ("scikit-learn", "an estimator or a part of one", ["sklearn"]),
    "scipy": (
        "scipy",
        "a matrix, a tree or a curve",
        ["scipy.sparse", "scipy.spatial", "scipy.interpolate"],
    ),
    "boosting": ("xgboost, lightgbm", "a boosted model", ["xgboost", "lightgbm"]),
    "torchModules": ("torch", "a part of a network or of its training", ["torch.nn", "torch.optim"]),
    "torchvision": (
        "torchvision",
        "a network or a transformation of images",
        ["torchvision.models", "torchvision.ops", "torchvision.transforms"],
    ),
    "ultralytics": (
        "ultralytics",
        "a part of a YOLO network",
        ["ultralytics.nn", "ultralytics.utils.loss", "ultralytics.utils.tal"],
    ),
}


def modules(package: str):
    found = importlib.import_module(package)
    yield found
    for info in pkgutil.walk_packages(getattr(found, "__path__", []), f"{package}.", onerror=lambda _: None):
        if any(part in info.name for part in LEFT_OUT):
            continue
        try:
            yield importlib.import_module(info.name)
        except BaseException:  # a part for another platform, or for a library that is not here
            continue


def definer(cls: type, name: str) -> type | None:
    return next((base for base in cls.__mro__ if name in vars(base)), None)


def is_harmless(cls: type) -> bool:
    if definer(cls, "__del__") or type(cls).__name__ not in ("type", "ABCMeta"):
        return False
    if issubclass(cls, BaseException):
        return False
    state = definer(cls, "__setstate__")
    if state is not None and inspect.isfunction(vars(state)["__setstate__"]):
        if f"{state.__module__}.{state.__qualname__}" not in READ_SETSTATES:
            return False
    new = vars(definer(cls, "__new__"))["__new__"]
    return not (isinstance(new, staticmethod) and inspect.isfunction(new.__func__)) or issubclass(cls, tuple)


def is_own_function(value: object, module: str) -> bool:
    return inspect.isroutine(value) and value.__module__ == module and value.__name__ != "<lambda>"


def collect(packages: list[str]) -> tuple[dict[str, list[str]], ...]:
    classes: dict[str, set[str]] = {}
    enums: dict[str, set[str]] = {}
    functions: dict[str, set[str]] = {}
    for module in (module for package in packages for module in modules(package)):
        if any(part in module.__name__ for part in LEFT_OUT):
            continue
        for cls in list(vars(module).values()):
            if module.__name__.startswith(NAMED_FUNCTIONS) and is_own_function(cls, module.__name__):
                functions.setdefault(module.__name__, set()).add(cls.__name__)
            if not inspect.isclass(cls) or cls.__module__ != module.__name__ or "<" in cls.__qualname__:
                continue
            if issubclass(cls, enum.Enum):
                enums.setdefault(cls.__module__, set()).add(cls.__qualname__)
            elif is_harmless(cls):
                classes.setdefault(cls.__module__, set()).add(cls.__qualname__)
    return tuple({name: sorted(found[name]) for name in sorted(found)} for found in (classes, enums, functions))


def key(module: str) -> str:
    return module if module.isidentifier() else f"'{module}'"


def wrapped(module: str, names: list[str]) -> str:
    text = " ".join(names)
    line = f"  {key(module)}: '{text}',"
    if len(line) <= 110:
        return line
    rows, row = [], "   "
    for name in names:
        if len(row) + len(name) > 106:
            rows.append(row)
            row = "   "
        row += f" {name}"
    body = "\n".join([*rows, row])
    return f"  {key(module)}: `\n{body}`,"


def table(found: dict[str, list[str]]) -> str:
    return "\n".join(wrapped(module, names) for module, names in found.items())


warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
for file, (source, why, packages) in LISTS.items():
    classes, enums, functions = collect(packages)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in source.split(", "))
    text = (
        "import { type AllowedNames, fromTable } from '../allowedNames.ts';\n\n"
        f"/** Classes of {source}, made without their constructors. Written by `scripts/data/allowed_names.py` with {versions}. */\n"
        f"const classes: Readonly<Record<string, string>> = {{\n{table(classes)}\n}};\n\n"
    )
    entries = [f"fromTable(classes, ['new', 'build'], '{why}')"]
    if enums:
        text += f"/** Enumerations: called with one of their values. */\nconst enumerations: Readonly<Record<string, string>> = {{\n{table(enums)}\n}};\n\n"
        entries.append("fromTable(enumerations, ['call'], 'a choice out of a list')")
    if functions:
        text += f"/** Functions that objects keep by name, and a stream does not call. */\nconst functions: Readonly<Record<string, string>> = {{\n{table(functions)}\n}};\n\n"
        entries.append("fromTable(functions, [], 'a function that an object keeps by name')")
    joined = ", ".join(f"...{entry}" for entry in entries)
    text += f"export const {file}Names: readonly AllowedNames[] = [{joined}];\n"
    (TARGET / f"{file}.ts").write_text(text)
    print(file, *(sum(map(len, found.values())) for found in (classes, enums, functions)))
