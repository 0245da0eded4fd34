"""Configurations: of models, generation, preprocessing, pipelines, adapters and training runs."""

import json

from .repository import Repository
from .tokens import write_json

# What older versions of transformers wrote into the configurations of these models.
task_parameters = {
    "gpt2": {"text-generation": {"do_sample": True, "max_length": 50}},
    "t5": {
        "summarization": {"early_stopping": True, "max_length": 200, "num_beams": 4, "prefix": "summarize: "},
        "translation_en_to_de": {"num_beams": 4, "prefix": "translate English to German: "},
    },
    "bart": {"summarization": {"length_penalty": 2.0, "max_length": 142, "num_beams": 4}},
}


def model_config(repository: Repository, path: str) -> None:
    if repository.identifier.startswith("timm/"):
        return timm(repository, path)
    if repository.config is None:
        return write_json(repository, path, {"model_type": "llama"})
    folder = path.rpartition("/")[0]
    if folder in ("unet", "vae", "vae_1_0", "vae_encoder", "vae_decoder", "transformer", "scheduler"):
        return diffusers_config(repository, path, folder)
    if folder == "text_encoder_2" and "flux" in repository.identifier.lower():
        from transformers import T5Config

        return T5Config(architectures=["T5EncoderModel"]).to_json_file(repository.folder / path)
    if folder == "safety_checker":
        return safety_checker(repository, path)
    config = repository.config.to_dict()
    config["_name_or_path"] = repository.identifier
    config["torch_dtype"] = str(repository.profile.data_type).removeprefix("torch.")
    config["transformers_version"] = "4.41.2"
    if repository.profile.model_type in task_parameters:
        config["task_specific_params"] = task_parameters[repository.profile.model_type]
    if repository.profile.model_type in ("vit", "detr"):
        config["id2label"] = {str(number): f"thing {number}, Res numero {number}" for number in range(1000)}
        config["label2id"] = {name: int(number) for number, name in config["id2label"].items()}
    config.update(auto_map(repository))
    return write_json(repository, path, config)


def auto_map(repository: Repository) -> dict:
    code = repository.profile.code
    if code is None:
        return {}
    if "/" in code:
        return {
            "model_type": "nomic_bert",
            "architectures": ["NomicBertModel"],
            "auto_map": {
                "AutoConfig": f"{code}--configuration_hf_nomic_bert.NomicBertConfig",
                "AutoModel": f"{code}--modeling_hf_nomic_bert.NomicBertModel",
                "AutoModelForMaskedLM": f"{code}--modeling_hf_nomic_bert.NomicBertForPreTraining",
            },
        }
    name = code.capitalize()
    return {
        "auto_map": {
            "AutoConfig": f"configuration_{code}.{name}Config",
            "AutoModelForCausalLM": f"modeling_{code}.{name}ForCausalLM",
        }
    }


def timm(repository: Repository, path: str) -> None:
    pretrained = {
        "tag": "a1_in1k",
        "input_size": [3, 224, 224],
        "interpolation": "bicubic",
        "crop_pct": 0.95,
        "mean": [0.485, 0.456, 0.406],
        "std": [0.229, 0.224, 0.225],
        "first_conv": "conv1",
        "classifier": "fc",
        "origin_url": "https://github.com/huggingface/pytorch-image-models",
        "paper_ids": "arXiv:2110.00476",
    }
    write_json(
        repository,
        path,
        {"architecture": "resnet50", "num_classes": 1000, "num_features": 2048, "global_pool": "avg", "pretrained_cfg": pretrained},
    )


def diffusers_config(repository: Repository, path: str, folder: str) -> None:
    import diffusers

    classes = {
        "unet": "UNet2DConditionModel",
        "transformer": "FluxTransformer2DModel",
        "scheduler": "FlowMatchEulerDiscreteScheduler" if "FLUX" in repository.identifier else "PNDMScheduler",
    }
    name = classes.get(folder, "AutoencoderKL")
    import inspect

    defaults = {
        key: value.default
        for key, value in inspect.signature(getattr(diffusers, name).__init__).parameters.items()
        if value.default is not inspect.Parameter.empty
    }
    write_json(repository, path, {"_class_name": name, "_diffusers_version": "0.6.0", **defaults})


def scheduler_config(repository: Repository, path: str) -> None:
    diffusers_config(repository, path, "scheduler")


def safety_checker(repository: Repository, path: str) -> None:
    from transformers import CLIPConfig

    config = {**CLIPConfig().to_dict(), "architectures": ["StableDiffusionSafetyChecker"], "_name_or_path": "CompVis/stable-diffusion-safety-checker"}
    write_json(repository, path, config)


def model_index(repository: Repository, path: str) -> None:
    parts = {
        "black-forest-labs/FLUX.1-schnell": (
            "FluxPipeline",
            {
                "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
                "text_encoder": ["transformers", "CLIPTextModel"],
                "text_encoder_2": ["transformers", "T5EncoderModel"],
                "tokenizer": ["transformers", "CLIPTokenizer"],
                "tokenizer_2": ["transformers", "T5TokenizerFast"],
                "transformer": ["diffusers", "FluxTransformer2DModel"],
                "vae": ["diffusers", "AutoencoderKL"],
            },
        ),
        "stabilityai/stable-diffusion-xl-base-1.0": (
            "StableDiffusionXLPipeline",
            {
                "force_zeros_for_empty_prompt": True,
                "scheduler": ["diffusers", "EulerDiscreteScheduler"],
                "text_encoder": ["transformers", "CLIPTextModel"],
                "text_encoder_2": ["transformers", "CLIPTextModelWithProjection"],
                "tokenizer": ["transformers", "CLIPTokenizer"],
                "tokenizer_2": ["transformers", "CLIPTokenizer"],
                "unet": ["diffusers", "UNet2DConditionModel"],
                "vae": ["diffusers", "AutoencoderKL"],
            },
        ),
        "stable-diffusion-v1-5/stable-diffusion-v1-5": (
            "StableDiffusionPipeline",
            {
                "feature_extractor": ["transformers", "CLIPImageProcessor"],
                "safety_checker": ["stable_diffusion", "StableDiffusionSafetyChecker"],
                "scheduler": ["diffusers", "PNDMScheduler"],
                "text_encoder": ["transformers", "CLIPTextModel"],
                "tokenizer": ["transformers", "CLIPTokenizer"],
                "unet": ["diffusers", "UNet2DConditionModel"],
                "vae": ["diffusers", "AutoencoderKL"],
            },
        ),
    }
    name, components = parts[repository.identifier]
    write_json(repository, path, {"_class_name": name, "_diffusers_version": "0.19.0.dev0", **components})


def generation_config(repository: Repository, path: str) -> None:
    from transformers import GenerationConfig

    GenerationConfig.from_model_config(repository.config).to_json_file(repository.folder / path)


def preprocessor_config(repository: Repository, path: str) -> None:
    kinds = {
        "whisper": ("feature_extractor_type", "WhisperFeatureExtractor"),
        "wav2vec2": ("feature_extractor_type", "Wav2Vec2FeatureExtractor"),
        "musicgen": ("feature_extractor_type", "EncodecFeatureExtractor"),
        "vit": ("feature_extractor_type", "ViTFeatureExtractor"),
        "dinov2": ("image_processor_type", "BitImageProcessor"),
        "sam": ("image_processor_type", "SamImageProcessor"),
        "detr": ("image_processor_type", "DetrImageProcessor"),
        "layoutlmv3": ("feature_extractor_type", "LayoutLMv3FeatureExtractor"),
        "blip": ("image_processor_type", "BlipImageProcessor"),
        "qwen2_5_vl": ("image_processor_type", "Qwen2VLImageProcessor"),
    }
    key, name = kinds.get(repository.profile.model_type, ("feature_extractor_type", "CLIPFeatureExtractor"))
    sound = {"feature_size": 80, "sampling_rate": 16000, "padding_value": 0.0, "return_attention_mask": False}
    picture = {"do_resize": True, "do_normalize": True, "image_mean": [0.48, 0.46, 0.41], "image_std": [0.27, 0.26, 0.28], "size": {"shortest_edge": 224}, "resample": 3}
    processor = {"wav2vec2": "Wav2Vec2Processor", "whisper": "WhisperProcessor", "blip": "BlipProcessor", "sam": "SamProcessor"}
    extra = {"processor_class": processor[repository.profile.model_type]} if repository.profile.model_type in processor else {}
    write_json(repository, path, {key: name, **(sound if "feature_extractor_type" == key and name.startswith(("Wh", "Wa", "En")) else picture), **extra})


def sentence_modules(repository: Repository, path: str) -> None:
    names = ["Transformer", "Pooling", "Normalize"]
    modules = [
        {"idx": number, "name": str(number), "path": f"{number}_{name}" if number else "", "type": f"sentence_transformers.models.{name}"}
        for number, name in enumerate(names)
    ]
    write_json(repository, path, modules)


def pooling(repository: Repository, path: str) -> None:
    write_json(
        repository,
        path,
        {"word_embedding_dimension": 384, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": False},
    )


def sentence_config(repository: Repository, path: str) -> None:
    versions = {"sentence_transformers": "2.0.0", "transformers": "4.6.1", "pytorch": "1.8.1"}
    write_json(repository, path, {"__version__": versions})


def sentence_bert(repository: Repository, path: str) -> None:
    write_json(repository, path, {"max_seq_length": 256, "do_lower_case": False})


def data_config(repository: Repository, path: str) -> None:
    write_json(repository, path, [{"name": f"stackexchange_title_body/{name}.jsonl.gz", "lines": 1000, "weight": 3} for name in ("ai", "cooking", "law")])


def adapter_config(repository: Repository, path: str) -> None:
    """As peft 0.3 wrote it."""
    write_json(
        repository,
        path,
        {
            "base_model_name_or_path": "decapoda-research/llama-7b-hf",
            "bias": "none",
            "enable_lora": None,
            "fan_in_fan_out": False,
            "inference_mode": True,
            "lora_alpha": 16,
            "lora_dropout": 0.05,
            "merge_weights": False,
            "modules_to_save": None,
            "peft_type": "LORA",
            "r": 16,
            "target_modules": ["q_proj", "k_proj", "v_proj", "o_proj"],
            "task_type": "CAUSAL_LM",
        },
    )


def quantize_config(repository: Repository, path: str) -> None:
    options = {"per_channel": False, "reduce_range": False, "per_model_config": {"model": {"op_types": ["MatMul", "Add", "Gather"], "weight_type": "QInt8"}}}
    write_json(repository, path, options)


def results(repository: Repository, path: str) -> None:
    write_json(repository, path, {"epoch": 3.0, "eval_loss": 0.7496, "eval_rewards/margins": 3.0, "eval_samples": 1000})


def trainer_state(repository: Repository, path: str) -> None:
    history = [{"epoch": step / 100, "learning_rate": 5e-7, "loss": 0.69 - step / 1000, "step": step} for step in range(10, 200, 10)]
    state = {"best_metric": None, "best_model_checkpoint": None, "epoch": 3.0, "global_step": 200, "is_local_process_zero": True, "log_history": history, "max_steps": 200, "trial_name": None}
    write_json(repository, path, state)


def dialogue_template(repository: Repository, path: str) -> None:
    write_json(repository, path, {"system": "", "messages": None, "system_token": "<|system|>", "user_token": "<|user|>", "name": "zephyr"})


def llama_parameters(repository: Repository, path: str) -> None:
    (repository.folder / path).write_text(json.dumps({"dim": 4096, "n_layers": 32, "n_heads": 32, "vocab_size": 128256, "norm_eps": 1e-05}))


def speaker_paths(repository: Repository, path: str) -> None:
    kinds = ("semantic", "coarse", "fine")
    speakers = sorted({other.removeprefix("speaker_embeddings/").rsplit("_", 2)[0] for other in repository.paths if other.endswith("_prompt.npy")})
    paths = {speaker: {f"{kind}_prompt": f"speaker_embeddings/{speaker}_{kind}_prompt.npy" for kind in kinds} for speaker in speakers}
    (repository.folder / path).write_text(json.dumps({"repo_or_path": repository.identifier, **paths}))
