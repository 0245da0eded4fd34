"""Which function writes a file, by its path: the first pattern that fits."""

import re

from . import checkpoints, configs, graphs, texts, tokens, weights
from .repository import Repository

bark_part = r"(?:coarse|fine|text)(?:_2)?\.pt"

patterns = [
    (r"\.gitattributes", texts.attributes),
    (r".*\.DS_Store", texts.desktop_store),
    (r"\.github/workflows/.*\.yaml", texts.workflow),
    (r"README\.md", texts.card),
    (r"LICENSE(?:\.txt|\.md)?", texts.licence),
    (r"Notice|[A-Z_]+\.md", texts.prose),
    (r".*\.(?:png|jpe?g|webp)", texts.picture),
    (r".*\.ipynb", texts.notebook),
    (r".*events\.out\.tfevents\..*", texts.training_log),
    (r"requirements\.txt", texts.requirements),
    (r".*\.rttm", texts.speech_segments),
    (r".*\.eval", texts.error_rates),
    (r"(?:configuration|modeling)_\w+\.py", texts.library_code),
    (r"handler\.py", texts.handler),
    (r".*\.py", texts.training_script),
    (r"v1-inference\.yaml", texts.diffusion_yaml),
    (r"config\.yaml", texts.pyannote_yaml),
    (r".*\.index(?:\.fp32)?\.json", weights.index),
    (r".*lora.*\.safetensors", weights.lora),
    (r".*\.safetensors", weights.safetensors),
    (r".*\.h5", weights.tensorflow),
    (r".*\.msgpack", weights.flax),
    (r".*\.ot", weights.rust),
    (r"adapter_model\.bin", weights.adapter),
    (r".*_linear\.pt", weights.linear),
    (r"training_args\.bin", checkpoints.training_arguments),
    (r"(?:compression_)?state_dict\.bin", checkpoints.musicgen),
    (r"original/consolidated\.\d+\.pth", checkpoints.llama),
    (r"yolov8.*\.pt", checkpoints.ultralytics),
    (bark_part, checkpoints.bark),
    (r".*\.ckpt", checkpoints.lightning),
    (r".*_prompt\.npy", checkpoints.speaker_prompt),
    (r".*\.onnx", graphs.onnx),
    (r".*(?:\.onnx_data|Constant_7_attr__value)", lambda repository, path: graphs.onnx(repository, graph_of(repository, path))),
    (r".*openvino.*\.xml", graphs.openvino),
    (r".*openvino.*\.bin", lambda repository, path: graphs.openvino(repository, path.removesuffix("bin") + "xml")),
    (r".*\.mlmodel", graphs.core_ml),
    (r".*/weights/weight\.bin", graphs.core_ml_weights),
    (r".*/Manifest\.json", graphs.core_ml_manifest),
    (r".*\.tflite", graphs.tensorflow_lite),
    (r".*\.gguf", graphs.gguf),
    (r".*\.bin", lambda repository, path: (checkpoints.pyannote if repository.identifier.startswith("pyannote/") else weights.pytorch)(repository, path)),
    (r"(?:.*/)?tokenizer\.json", tokens.tokenizer),
    (r"(?:.*/)?tokenizer_config\.json", tokens.tokenizer_config),
    (r"(?:.*/)?special_tokens_map\.json", tokens.special_tokens),
    (r"(?:.*/)?added_tokens\.json", tokens.added_tokens),
    (r"(?:.*/)?vocab\.json", tokens.vocabulary),
    (r"(?:.*/)?vocab\.txt", tokens.word_list),
    (r"(?:.*/)?merges\.txt", tokens.merges),
    (r"dict\.txt", tokens.fairseq_dictionary),
    (r"original/tokenizer\.model", tokens.tiktoken_ranks),
    (r"(?:.*/)?(?:.*\.model|.*\.spm)", tokens.pieces),
    (r"normalizer\.json", tokens.normalizer),
    (r"chat_template\.json", tokens.chat_template),
    (r"1_Pooling/config\.json", configs.pooling),
    (r"(?:.*/)?config\.json", configs.model_config),
    (r"scheduler/scheduler_config\.json", configs.scheduler_config),
    (r"model_index\.json", configs.model_index),
    (r"(?:.*/)?generation_config(?:_for_\w+)?\.json", configs.generation_config),
    (r"(?:.*/)?(?:preprocessor_config|feature_extractor_config)\.json", configs.preprocessor_config),
    (r"modules\.json", configs.sentence_modules),
    (r"config_sentence_transformers\.json", configs.sentence_config),
    (r"sentence_bert_config\.json", configs.sentence_bert),
    (r"data_config\.json", configs.data_config),
    (r"adapter_config\.json", configs.adapter_config),
    (r"quant(?:ize)?_config\.json", configs.quantize_config),
    (r"(?:all|eval|train)_results\.json", configs.results),
    (r"trainer_state\.json", configs.trainer_state),
    (r"dialogue_template\.json", configs.dialogue_template),
    (r"original/params\.json", configs.llama_parameters),
    (r"speaker_embeddings_path\.json", configs.speaker_paths),
]


def maker_of(path: str):
    return next((make for pattern, make in patterns if re.fullmatch(pattern, path)), None)


def graph_of(repository: Repository, path: str) -> str:
    """The graph that a file with external data belongs to."""
    graph = path.removesuffix("_data")
    return graph if graph in repository.paths else f"{path.rpartition('/')[0]}/model.onnx"
