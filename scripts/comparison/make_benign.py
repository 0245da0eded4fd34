"""Makes the benign set: ordinary files, each written by the library that people write them with.

    python scripts/comparison/make_benign.py FOLDER

What is missing here (a library that is not installed, a function that a version lacks) is named and left out."""

import gc
import io
import json
import pathlib
import pickle
import sys
import traceback
import warnings
from collections import Counter, OrderedDict, defaultdict, deque

warnings.filterwarnings("ignore")
folder = pathlib.Path(sys.argv[1])
makers = []


def maker(function):
    makers.append(function)
    return function


def path(*parts: str) -> pathlib.Path:
    made = folder.joinpath(*parts)
    made.parent.mkdir(parents=True, exist_ok=True)
    return made


@maker
def python_values():
    import datetime, decimal, fractions, uuid

    value = {
        "a": [1, 2.5, None, True, 10**30, "text", b"bytes", bytearray(b"x"), (1, 2), {1}, frozenset({2})],
        "o": OrderedDict(a=1),
        "d": defaultdict(list, {"k": [1]}),
        "c": Counter("aab"),
        "q": deque([1, 2], maxlen=3),
        "t": [datetime.datetime(2024, 1, 2), datetime.timedelta(1), datetime.timezone.utc],
        "n": [decimal.Decimal("1.5"), fractions.Fraction(1, 3), complex(1, 2)],
        "u": uuid.uuid5(uuid.NAMESPACE_DNS, "x"),
        "p": pathlib.PurePosixPath("a/b"),
        "r": [range(3), slice(1, 2)],
    }
    for protocol in range(6):
        path("python", f"values-protocol{protocol}.pkl").write_bytes(pickle.dumps(value, protocol))
        path("python", f"vocabulary-protocol{protocol}.pkl").write_bytes(
            pickle.dumps({f"token{n}": n for n in range(20_000)}, protocol)
        )
    with path("python", "three-streams.pkl").open("wb") as file:
        for part in (value, [1, 2], "end"):
            pickle.dump(part, file)


@maker
def numpy_arrays():
    import numpy as np

    arrays = {
        "floats": np.random.default_rng(1).normal(size=(300, 40)),
        "half": np.zeros((3, 5), np.float16),
        "texts": np.array(["a", "bc"]),
        "bytes": np.array([b"a", b"bc"]),
        "dates": np.array(["2024-01-01"], "datetime64[D]"),
        "structured": np.zeros(4, [("x", "f4"), ("y", "i8", (2,))]),
        "objects": np.array([{"a": 1}, None, [1, 2]], object),
        "fortran": np.asfortranarray(np.arange(12.0).reshape(3, 4)),
        "scalar": np.float64(2.5),
        "masked": np.ma.masked_array([1, 2, 3], [0, 1, 0]),
        "bool": np.array([True, False]),
        "complex": np.array([1j]),
        "empty": np.zeros((0, 3)),
    }
    for name, array in arrays.items():
        if name != "masked":
            np.save(path("numpy", f"{name}.npy"), array, allow_pickle=True)
        for protocol in (0, 2, 4, 5):
            path("numpy", f"{name}-protocol{protocol}.pkl").write_bytes(pickle.dumps(array, protocol))
    plain = {name: array for name, array in arrays.items() if name not in ("objects", "masked")}
    np.savez(path("numpy", "plain.npz"), **plain)
    np.savez_compressed(path("numpy", "compressed.npz"), **plain)
    np.savez(path("numpy", "objects.npz"), objects=arrays["objects"])
    for name, generator in {
        "pcg64": np.random.default_rng(1),
        "mt19937": np.random.RandomState(1),
        "philox": np.random.Generator(np.random.Philox(1)),
    }.items():
        path("numpy", f"generator-{name}.pkl").write_bytes(pickle.dumps(generator))


@maker
def joblib_files():
    import joblib
    import numpy as np

    value = {
        "weights": np.random.default_rng(2).normal(size=(200, 50)),
        "labels": np.array(["a", "b"], object),
        "nested": [np.arange(5), {"x": np.zeros((2, 2), np.float32)}],
        "structured": np.zeros(4, [("x", "f4"), ("y", "i8")]),
        "name": "model",
    }
    joblib.dump(value, path("joblib", "plain.joblib"))
    joblib.dump(value, path("joblib", "protocol2.pkl"), protocol=2)
    for method in ("zlib", "gzip", "bz2", "lzma", "xz", "lz4"):
        joblib.dump(value, path("joblib", f"{method}.joblib"), compress=(method, 3))
    for suffix in (".z", ".gz", ".bz2", ".lzma", ".xz", ".lz4"):
        joblib.dump(value, path("joblib", f"suffix.joblib{suffix}"))
    joblib.dump(np.random.default_rng(3).normal(size=(400_000,)), path("joblib", "large.joblib.gz"), compress=("gzip", 1))


@maker
def scikit_learn():
    import joblib
    import numpy as np
    from sklearn.utils import all_estimators
    from sklearn.pipeline import make_pipeline, Pipeline
    from sklearn.preprocessing import StandardScaler, OneHotEncoder, PolynomialFeatures, FunctionTransformer
    from sklearn.compose import ColumnTransformer
    from sklearn.feature_extraction.text import TfidfVectorizer, CountVectorizer
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.model_selection import GridSearchCV
    from sklearn.ensemble import RandomForestClassifier, GradientBoostingRegressor, VotingClassifier, StackingClassifier
    from sklearn.svm import SVC

    rng = np.random.default_rng(4)
    x = np.abs(rng.normal(size=(60, 4)))
    y = (x[:, 0] > 0.5).astype(int)
    for name, cls in all_estimators(type_filter=["classifier", "regressor", "transformer", "cluster"]):
        try:
            model = cls()
            if "n_jobs" in model.get_params():
                model.set_params(n_jobs=1)
            model.fit(x, y)
        except Exception:
            continue
        path("sklearn", "pickle", f"{name}.pkl").write_bytes(pickle.dumps(model))
        joblib.dump(model, path("sklearn", "joblib", f"{name}.joblib"), compress=3 if len(name) % 2 else 0)
    texts = ["a model", "a file", "the bytes of a model", "a hash"] * 3
    models = {
        "pipeline": make_pipeline(StandardScaler(), PolynomialFeatures(2), LogisticRegression()).fit(x, y),
        "columns": Pipeline(
            [
                ("c", ColumnTransformer([("a", StandardScaler(), [0, 1]), ("b", OneHotEncoder(handle_unknown="ignore"), [2])])),
                ("m", Ridge()),
            ]
        ).fit(x, y),
        "tfidf": TfidfVectorizer(ngram_range=(1, 2)).fit(texts),
        "counts": CountVectorizer().fit(texts),
        "search": GridSearchCV(SVC(), {"C": [1, 10]}).fit(x, y),
        "forest": RandomForestClassifier(300).fit(x, y),
        "boosting": GradientBoostingRegressor().fit(x, y),
        "voting": VotingClassifier([("a", LogisticRegression()), ("b", SVC(probability=True))], voting="soft").fit(x, y),
        "stacking": StackingClassifier([("a", LogisticRegression())]).fit(x, y),
        "log": make_pipeline(FunctionTransformer(np.log1p), Ridge()).fit(x, y),
    }
    for name, model in models.items():
        path("sklearn", f"{name}.pkl").write_bytes(pickle.dumps(model))
        joblib.dump(model, path("sklearn", f"{name}.joblib"))
        joblib.dump(model, path("sklearn", f"{name}.joblib.gz"), compress=("gzip", 3))


@maker
def scipy_values():
    import numpy as np
    import scipy.sparse as sparse
    from scipy.interpolate import interp1d, CubicSpline
    from scipy.spatial import KDTree, cKDTree

    dense = np.eye(5)
    values = {kind: sparse.csr_matrix(dense).asformat(kind) for kind in ("csr", "csc", "coo", "lil", "dok", "dia", "bsr")}
    values |= {
        "csr_array": sparse.csr_array(dense),
        "spline": CubicSpline(range(5), range(5)),
        "interp1d": interp1d(range(5), range(5)),
        "kdtree": KDTree(dense),
        "ckdtree": cKDTree(dense),
    }
    for name, value in values.items():
        path("scipy", f"{name}.pkl").write_bytes(pickle.dumps(value))
    sparse.save_npz(path("scipy", "saved.npz"), values["csr"])


@maker
def boosted():
    import numpy as np

    x = np.random.default_rng(5).normal(size=(80, 3))
    y = (x[:, 0] > 0).astype(int)
    import joblib
    import xgboost
    import lightgbm

    models = {
        "xgb-classifier": xgboost.XGBClassifier(n_estimators=3).fit(x, y),
        "xgb-regressor": xgboost.XGBRegressor(n_estimators=3).fit(x, y),
        "xgb-booster": xgboost.train({}, xgboost.DMatrix(x, y), 3),
        "lgb-classifier": lightgbm.LGBMClassifier(n_estimators=3, verbose=-1).fit(x, y),
        "lgb-booster": lightgbm.train({"verbose": -1}, lightgbm.Dataset(x, y), 3),
    }
    for name, model in models.items():
        path("boosting", f"{name}.pkl").write_bytes(pickle.dumps(model))
        joblib.dump(model, path("boosting", f"{name}.joblib"))
    models["xgb-booster"].save_model(path("boosting", "xgb.json"))
    models["lgb-booster"].save_model(path("boosting", "lgb.txt"))


@maker
def pandas_frames():
    import pandas as pd

    frame = pd.DataFrame(
        {"a": [1, 2], "b": ["x", "y"], "c": pd.Categorical(["u", "v"]), "d": pd.to_datetime(["2024-01-01", "2024-01-02"])}
    )
    frame.to_pickle(path("pandas", "frame.pkl"))
    frame["a"].to_pickle(path("pandas", "series.pkl"))
    frame.set_index(["a", "b"]).to_pickle(path("pandas", "multi-index.pkl"))
    frame.to_pickle(path("pandas", "frame.pkl.gz"))


@maker
def torch_checkpoints():
    import torch
    from torch import nn

    torch.manual_seed(1)
    net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.Flatten(), nn.LazyLinear(4), nn.Dropout())
    net(torch.zeros(2, 3, 8, 8))
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
    net(torch.zeros(2, 3, 8, 8)).sum().backward()
    optimizer.step()
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10)
    tensors = {
        str(dtype).removeprefix("torch."): torch.zeros(3, 4).to(dtype)
        for dtype in (torch.float32, torch.float16, torch.bfloat16, torch.float64, torch.int8, torch.uint8, torch.int64, torch.bool, torch.complex64, torch.float8_e4m3fn)
    }
    tensors |= {
        "sparse": torch.eye(4).to_sparse(),
        "csr": torch.eye(4).to_sparse_csr(),
        "quantized": torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8),
        "view": torch.arange(10)[2:5],
        "parameter": nn.Parameter(torch.ones(2)),
        "meta": torch.zeros(3, device="meta"),
    }
    values = {
        "state_dict": net.state_dict(),
        "checkpoint": {
            "epoch": 3,
            "model": net.state_dict(),
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(),
            "rng": torch.get_rng_state(),
            "args": __import__("argparse").Namespace(lr=1e-3, name="x"),
        },
        "module": net,
        "tensors": tensors,
        "optimizer": optimizer.state_dict(),
        "whole-optimizer": optimizer,
        "rnn": nn.LSTM(3, 4, 2),
        "transformer": nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2),
        "tensor": torch.ones(1000, 100),
        "sizes": {"size": torch.Size([1, 2]), "device": torch.device("cpu"), "dtype": torch.float32},
    }
    for name, value in values.items():
        torch.save(value, path("torch", f"{name}.pt"))
        if name != "tensors":
            torch.save(value, path("torch", f"{name}-legacy.pth"), _use_new_zipfile_serialization=False)
        torch.save(value, path("torch", f"{name}-protocol4.bin"), pickle_protocol=4)
    path("torch", "module-pickled.pkl").write_bytes(pickle.dumps(net))
    path("torch", "tensor-pickled.pkl").write_bytes(pickle.dumps(torch.ones(4)))

    class Script(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(3, 4)
            self.embedding = nn.Embedding(5, 3)
            self.sizes = [1, 2]

        def forward(self, x: torch.Tensor, n: int):
            y = self.embedding(x)
            for i in range(n):
                if bool(y.sum() > 0):
                    y = torch.relu(y) + i
                else:
                    y = y.softmax(-1)
            assert n < 5, "too many"
            return self.layer(y), self.sizes[0], f"{n}"

    torch.jit.script(Script()).save(str(path("torch", "script.pt")))
    torch.jit.trace(net.eval(), torch.zeros(1, 3, 8, 8)).save(str(path("torch", "trace.pt")))
    torch.jit.save(torch.jit.freeze(torch.jit.script(Script()).eval()), str(path("torch", "frozen.pt")))


@maker
def torchvision_models():
    import torch
    import torchvision

    for name in ("resnet18", "mobilenet_v3_small", "vit_b_16", "efficientnet_b0", "swin_t", "densenet121", "squeezenet1_0"):
        model = torchvision.models.get_model(name)
        torch.save(model, path("torchvision", f"{name}.pth"))
        torch.save(model.state_dict(), path("torchvision", f"{name}-state.pth"))
        if name in ("resnet18", "mobilenet_v3_small"):
            torch.jit.script(model.eval()).save(str(path("torchvision", f"{name}-script.pt")))
        del model
        gc.collect()
    detector = torchvision.models.detection.fasterrcnn_mobilenet_v3_large_fpn(weights=None, weights_backbone=None)
    torch.save(detector, path("torchvision", "fasterrcnn.pth"))
    torch.jit.script(detector.eval()).save(str(path("torchvision", "fasterrcnn-script.pt")))


@maker
def yolo():
    import torch
    from ultralytics import YOLO

    for name in ("yolov8n", "yolo11n", "yolov8n-seg", "yolov8n-pose", "yolov8n-cls", "yolov5nu", "yolov10n", "yolo12n", "rtdetr-l"):
        try:
            model = YOLO(f"{name}.yaml").model
        except Exception as error:
            print(f"  {name}: {error}", file=sys.stderr)
            continue
        torch.save(
            {"epoch": -1, "best_fitness": None, "model": model.half(), "ema": None, "updates": None, "optimizer": None,
             "train_args": {"task": "detect"}, "train_metrics": {"fitness": 0.5}, "date": "2024-01-01", "version": "8"},
            path("ultralytics", f"{name}.pt"),
        )


@maker
def transformers_training():
    import torch
    import transformers

    arguments = transformers.TrainingArguments(output_dir=str(path("transformers", "out")), report_to=[])
    torch.save(arguments, path("transformers", "training_args.bin"))
    sequence = transformers.Seq2SeqTrainingArguments(output_dir=str(path("transformers", "out")), report_to=[])
    torch.save(sequence, path("transformers", "seq2seq", "training_args.bin"))
    config = transformers.BertConfig(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32, vocab_size=100)
    model = transformers.BertModel(config)
    model.save_pretrained(path("transformers", "bert", "x").parent)
    torch.save(model.state_dict(), path("transformers", "bert-pickle", "pytorch_model.bin"))
    torch.save(model, path("transformers", "bert-module.bin"))
    optimizer = torch.optim.AdamW(model.parameters())
    scheduler = transformers.get_linear_schedule_with_warmup(optimizer, 1, 10)
    torch.save(optimizer.state_dict(), path("transformers", "checkpoint", "optimizer.pt"))
    torch.save(scheduler.state_dict(), path("transformers", "checkpoint", "scheduler.pt"))
    import random
    import numpy

    torch.save(
        {"python": random.getstate(), "numpy": numpy.random.get_state(), "cpu": torch.random.get_rng_state()},
        path("transformers", "checkpoint", "rng_state.pth"),
    )
    llama = transformers.LlamaConfig(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32, vocab_size=100)
    transformers.LlamaForCausalLM(llama).save_pretrained(path("transformers", "llama", "x").parent, max_shard_size="8KB")


@maker
def safetensors_files():
    import numpy as np
    from safetensors.numpy import save_file

    save_file({f"layer.{n}": np.ones((n + 1, 4), np.float32) for n in range(50)}, path("safetensors", "model.safetensors"))
    save_file({"w": np.ones(3, np.float16)}, path("safetensors", "metadata.safetensors"), {"format": "pt", "license": "apache-2.0"})
    save_file({}, path("safetensors", "empty.safetensors"))


@maker
def onnx_files():
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    import numpy as np

    weight = numpy_helper.from_array(np.random.default_rng(6).normal(size=(64, 64)).astype(np.float32), "w")
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"]), helper.make_node("Relu", ["y"], ["z"])],
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 64])],
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, [1, 64])],
        [weight],
    )
    model = helper.make_model(graph)
    onnx.save(model, path("onnx", "model.onnx"))
    onnx.save(model, path("onnx", "external", "model.onnx"), save_as_external_data=True, location="model.onnx_data", size_threshold=0)


@maker
def gguf_files():
    import numpy as np
    import gguf

    writer = gguf.GGUFWriter(path("gguf", "model.gguf"), "llama")
    writer.add_name("tiny")
    writer.add_license("apache-2.0")
    writer.add_context_length(128)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list([f"t{n}" for n in range(1000)])
    writer.add_chat_template("{% for m in messages %}{{ m['role'] + ': ' + m['content'] }}{% endfor %}")
    writer.add_tensor("blk.0.attn_q.weight", np.ones((32, 32), np.float32))
    writer.add_tensor("blk.0.attn_k.weight", np.ones((32, 32), np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


@maker
def keras_files():
    import os

    os.environ["KERAS_BACKEND"] = "torch"
    import h5py
    import keras
    import numpy as np

    model = keras.Sequential(
        [keras.Input((8, 8, 1)), keras.layers.Conv2D(4, 3, activation="relu"), keras.layers.BatchNormalization(), keras.layers.Flatten(), keras.layers.Dense(3, activation="softmax")]
    )
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    model.save(path("keras", "sequential.keras"))
    model.save(path("keras", "sequential.h5"))
    model.save_weights(path("keras", "sequential.weights.h5"))
    inputs = keras.Input((16,))
    shared = keras.layers.Dense(8, kernel_regularizer="l2")(inputs)
    output = keras.layers.Add()([shared, keras.layers.Dropout(0.1)(shared)])
    functional = keras.Model(inputs, keras.layers.LayerNormalization()(output))
    functional.save(path("keras", "functional.keras"))
    functional.save(path("keras", "functional.h5"))
    text = keras.Sequential([keras.Input((10,), dtype="int32"), keras.layers.Embedding(100, 8), keras.layers.Bidirectional(keras.layers.LSTM(4)), keras.layers.Dense(1)])
    text.save(path("keras", "text.keras"))
    text.save(path("keras", "text.h5"))
    with h5py.File(path("hdf5", "arrays.h5"), "w") as file:
        group = file.create_group("g")
        group.attrs["title"] = "arrays"
        file.create_dataset("plain", data=np.arange(1000.0))
        group.create_dataset("packed", data=np.zeros((100, 100)), chunks=(10, 10), compression="gzip")
        file.create_dataset("texts", data=["a", "b"])
    with h5py.File(path("hdf5", "latest.h5"), "w", libver="latest") as file:
        for n in range(40):
            file.attrs[f"a{n}"] = n
        file.create_dataset("plain", data=np.arange(10))


@maker
def dill_and_cloudpickle():
    import dill
    import cloudpickle

    path("dill", "dict.dill").write_bytes(dill.dumps({"a": [1, 2], "b": "x"}))
    path("dill", "cloudpickle-dict.pkl").write_bytes(cloudpickle.dumps({"a": (1, 2)}))


@maker
def texts_beside():
    path("beside", "README.md").write_text("---\nlicense: mit\nbase_model: a/b\n---\n# Model\n\n## Limitations\nNone known.\n")
    path("beside", "vocab.txt").write_text("[PAD]\n[CLS]\ncat\ndog\n")
    path("beside", "class.txt").write_text("cat\ndog\nbird\n")
    path("beside", "merges.txt").write_text("#version: 0.2\nĠ t\n")
    path("beside", "config.json").write_text(json.dumps({"model_type": "bert", "architectures": ["BertModel"]}))
    path("beside", "tokenizer.json").write_text(json.dumps({"version": "1.0", "model": {"vocab": {f"t{n}": n for n in range(5000)}}}))
    path("beside", "special_tokens_map.json").write_text("{}")
    path("beside", ".gitattributes").write_text("*.bin filter=lfs diff=lfs merge=lfs -text\n")
    path("beside", "requirements.txt").write_text("torch>=2.6\nnumpy\n")


for make in makers:
    try:
        make()
    except Exception:
        print(f"{make.__name__} left out:", file=sys.stderr)
        traceback.print_exc(limit=2)
count = sum(1 for each in folder.rglob("*") if each.is_file())
print(f"{count} files in {folder}")
