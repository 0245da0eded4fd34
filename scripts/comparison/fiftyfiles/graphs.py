"""Graphs: ONNX in the forms that exporters and optimizers give it, OpenVINO, Core ML, TensorFlow Lite, GGUF."""

import re
import struct

import numpy as np

from .repository import Repository

size = 16


def onnx(repository: Repository, path: str) -> None:
    import onnx as library
    from onnx import TensorProto, helper, numpy_helper

    name = path.rsplit("/", 1)[-1]
    rng = np.random.default_rng(1)

    def weights(label: str, *shape: int, kind=np.float32):
        return numpy_helper.from_array((rng.standard_normal(shape) * 3).astype(kind), label)

    if re.search(r"_O[2-4]\.onnx$", name):
        nodes, initializers = fused(helper, weights)
    elif re.search(r"(?:quantized|q8|int8|uint8|qint8|quint8)[\w]*\.onnx$", name):
        nodes, initializers = quantized(helper, weights)
    elif re.search(r"(?:q4|q4f16|bnb4)\.onnx$", name):
        nodes, initializers = four_bits(helper, weights, "bnb4" in name)
    else:
        nodes, initializers = plain(helper, weights)
    inputs = [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", size])]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", size])]
    if "merged" in name:
        inputs.append(helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1]))
        branches = {
            f"{way}_branch": helper.make_graph(
                [*nodes[:-1], helper.make_node(nodes[-1].op_type, list(nodes[-1].input), [f"{way}_output"])]
                if way == "then"
                else [helper.make_node("Identity", ["input"], [f"{way}_output"])],
                way,
                [],
                [helper.make_tensor_value_info(f"{way}_output", TensorProto.FLOAT, ["batch", size])],
            )
            for way in ("then", "else")
        }
        nodes = [helper.make_node("If", ["use_cache_branch"], ["output"], name="optimum::if", **branches)]
    graph = helper.make_graph(nodes, "main_graph", inputs, outputs, initializers)
    model = helper.make_model(
        graph,
        producer_name="pytorch",
        producer_version="2.1.0",
        opset_imports=[helper.make_opsetid("", 14), helper.make_opsetid("com.microsoft", 1)],
    )
    target = repository.folder / path
    beside = f"{path}_data"
    constant = f"{path.rpartition('/')[0]}/Constant_7_attr__value"
    if beside in repository.paths:
        if constant in repository.paths:
            add_constant(helper, numpy_helper, graph=model.graph)
        library.save(
            model,
            target,
            save_as_external_data=True,
            all_tensors_to_one_file=True,
            location=beside.rsplit("/", 1)[-1],
            size_threshold=0,
            convert_attribute=False,
        )
        if constant in repository.paths:
            move_constant_out(library, repository, path, constant)
    else:
        library.save(model, target)


def plain(helper, weights):
    nodes = [
        helper.make_node("MatMul", ["input", "onnx::MatMul_1"], ["/layer/MatMul_output_0"], name="/layer/MatMul"),
        helper.make_node("Add", ["/layer/MatMul_output_0", "layer.bias"], ["/layer/Add_output_0"], name="/layer/Add"),
        helper.make_node("Erf", ["/layer/Add_output_0"], ["/act/Erf_output_0"], name="/act/Erf"),
        helper.make_node("Softmax", ["/act/Erf_output_0"], ["output"], name="/Softmax", axis=-1),
    ]
    return nodes, [weights("onnx::MatMul_1", size, size), weights("layer.bias", size)]


def fused(helper, weights):
    """Operators of ONNX Runtime that its optimizer puts in."""
    nodes = [
        helper.make_node("MatMul", ["input", "w"], ["a"], name="MatMul_0"),
        helper.make_node("BiasGelu", ["a", "b"], ["c"], name="Gelu_1", domain="com.microsoft"),
        helper.make_node(
            "SkipLayerNormalization", ["c", "input", "g", "h"], ["d"], name="SkipLayerNorm_0", domain="com.microsoft", epsilon=1e-12
        ),
        helper.make_node("FastGelu", ["d"], ["output"], name="FastGelu", domain="com.microsoft"),
    ]
    return nodes, [weights("w", size, size), weights("b", size), weights("g", size), weights("h", size)]


def quantized(helper, weights):
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["input"], ["iq", "is", "iz"], name="input_QuantizeLinear"),
        helper.make_node("MatMulInteger", ["iq", "wq", "iz", "wz"], ["m"], name="MatMul_quant"),
        helper.make_node("Cast", ["m"], ["mf"], name="Cast_out", to=1),
        helper.make_node("Mul", ["is", "ws"], ["s"], name="scales_mul"),
        helper.make_node("Mul", ["mf", "s"], ["output"], name="output_scale_mul"),
    ]
    return nodes, [weights("wq", size, size, kind=np.int8), weights("wz", kind=np.int8), weights("ws", 1)]


def four_bits(helper, weights, bits_and_bytes: bool):
    kind = "MatMulBnb4" if bits_and_bytes else "MatMulNBits"
    options = {"quant_type": 1} if bits_and_bytes else {"bits": 4}
    node = helper.make_node(
        kind, ["input", "w", "s"], ["output"], name=f"MatMul_{kind}", domain="com.microsoft", K=size, N=size, block_size=16, **options
    )
    return [node], [weights("w", size, 1, 8, kind=np.uint8), weights("s", size)]


def add_constant(helper, numpy_helper, graph) -> None:
    tensor = numpy_helper.from_array(np.arange(64, dtype=np.int64))
    graph.node.append(helper.make_node("Constant", [], ["/Constant_7_output_0"], name="/Constant_7", value=tensor))


def move_constant_out(library, repository: Repository, path: str, constant: str) -> None:
    """torch's exporter of large models keeps a constant in a file of its own, which is named after it."""
    from onnx import TensorProto

    model = library.load(repository.folder / path, load_external_data=False)
    tensor = next(node for node in model.graph.node if node.name == "/Constant_7").attribute[0].t
    (repository.folder / constant).write_bytes(tensor.raw_data)
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=constant.rsplit("/", 1)[-1])
    (repository.folder / path).write_bytes(model.SerializeToString())


def openvino(repository: Repository, path: str) -> None:
    """An intermediate representation of version 11 and its weights."""
    (repository.folder / path).with_suffix(".bin").write_bytes(np.ones((size, size), np.float32).tobytes())
    dimensions = f"<dim>-1</dim><dim>{size}</dim>"
    (repository.folder / path).write_text(
        f"""<?xml version="1.0"?>
<net name="Model0" version="11">
	<layers>
		<layer id="0" name="input" type="Parameter" version="opset1">
			<data shape="?,{size}" element_type="f32" />
			<output><port id="0" precision="FP32" names="input">{dimensions}</port></output>
		</layer>
		<layer id="1" name="weight" type="Const" version="opset1">
			<data element_type="f32" shape="{size}, {size}" offset="0" size="{4 * size * size}" />
			<output><port id="0" precision="FP32"><dim>{size}</dim><dim>{size}</dim></port></output>
		</layer>
		<layer id="2" name="MatMul" type="MatMul" version="opset1">
			<data transpose_a="false" transpose_b="false" />
			<input><port id="0">{dimensions}</port><port id="1"><dim>{size}</dim><dim>{size}</dim></port></input>
			<output><port id="2" precision="FP32" names="output">{dimensions}</port></output>
		</layer>
		<layer id="3" name="Result" type="Result" version="opset1"><input><port id="0">{dimensions}</port></input></layer>
	</layers>
	<edges>
		<edge from-layer="0" from-port="0" to-layer="2" to-port="0" />
		<edge from-layer="1" from-port="0" to-layer="2" to-port="1" />
		<edge from-layer="2" from-port="2" to-layer="3" to-port="0" />
	</edges>
	<rt_info><Runtime_version value="2024.1.0" /><optimum><optimum_intel_version value="1.19.0" /></optimum></rt_info>
</net>
"""
    )


def field(number: int, value: bytes | int) -> bytes:
    """A field of a protobuf message."""
    if isinstance(value, int):
        return bytes(varint(number << 3)) + bytes(varint(value))
    return bytes(varint(number << 3 | 2)) + bytes(varint(len(value))) + value


def varint(value: int):
    while value > 127:
        yield value & 127 | 128
        value >>= 7
    yield value


def core_ml(repository: Repository, path: str) -> None:
    """A model specification whose program reads its weights from the blob beside it."""
    blob = field(1, b"@model_path/weights/weight.bin") + field(2, 64)
    feature = field(1, field(1, b"input_ids")) + field(10, field(1, b"output"))
    program = field(1, 1) + field(2, field(1, b"main") + field(2, field(5, blob)))
    (repository.folder / path).write_bytes(field(1, 7) + field(2, feature) + field(502, program))


def core_ml_weights(repository: Repository, path: str) -> None:
    header = struct.pack("<II", 1, 2) + bytes(56)
    data = np.zeros(size, np.float32).tobytes()
    metadata = struct.pack("<IIQQ", 0xDEADBEEF, 2, len(data), 128) + bytes(40)
    (repository.folder / path).write_bytes(header + metadata + data)


def core_ml_manifest(repository: Repository, path: str) -> None:
    import json

    item = {"author": "com.apple.CoreML", "description": "CoreML Model Specification", "name": "model.mlmodel", "path": "com.apple.CoreML/model.mlmodel"}
    identifier = "1F6D2A5E-3D62-4B3A-8F3F-0F5D7A6C2B11"
    manifest = {"fileFormatVersion": "1.0.0", "itemInfoEntries": {identifier: item}, "rootModelIdentifier": identifier}
    (repository.folder / path).write_text(json.dumps(manifest, indent=4))


def tensorflow_lite(repository: Repository, path: str) -> None:
    """A flatbuffer with an empty table of a model: version 3, nothing else."""
    table = struct.pack("<HHHH", 8, 8, 4, 0) + struct.pack("<iI", 8, 3)
    (repository.folder / path).write_bytes(struct.pack("<I4s", 16, b"TFL3") + table)


def gguf(repository: Repository, path: str) -> None:
    import gguf as library

    from .templates import templates

    kind = path.split(".")[-2]
    types = library.GGMLQuantizationType
    quantization = types[re.sub(r"_[SML]$", "", kind)]
    writer = library.GGUFWriter(repository.folder / path, "llama")
    writer.add_name("LLaMA v2")
    writer.add_context_length(4096)
    writer.add_embedding_length(256)
    writer.add_block_count(1)
    writer.add_feed_forward_length(512)
    writer.add_head_count(4)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_file_type(2)
    tokens = ["<unk>", "<s>", "</s>", *(f"▁word{number}" for number in range(100))]
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([-float(number) for number in range(len(tokens))])
    writer.add_token_types([2, 3, 3, *[1] * 100])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_chat_template(templates[repository.profile.template])
    writer.add_quantization_version(2)
    block, bytes_of_block = library.GGML_QUANT_SIZES[quantization]
    for name in ("token_embd.weight", "blk.0.attn_q.weight", "output.weight"):
        row = np.zeros((4, 256 // block * bytes_of_block), np.uint8)
        writer.add_tensor(name, row, raw_dtype=quantization)
    writer.add_tensor("output_norm.weight", np.ones(256, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
