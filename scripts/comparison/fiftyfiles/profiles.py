"""What each repository holds that its list of files does not tell."""

from dataclasses import dataclass, field

import torch


@dataclass(frozen=True)
class Profile:
    model_type: str | None = None
    architecture: str = ""
    tokenizer: str = "wordpiece"  # or "byte-bpe", "sentencepiece"
    tokenizer_class: str = "BertTokenizer"
    data_type: torch.dtype = torch.float32
    old_torch: bool = False  # Saved before torch 1.6, when a checkpoint was no zip archive.
    position_ids: bool = False
    template: str | None = None
    options: dict = field(default_factory=dict)  # For the configuration, beside what its class says.
    code: str | None = None  # Where the Python of an `auto_map` lies: a module of transformers, or another repository.


def bert(model_type="bert", architecture="BertModel", **rest) -> Profile:
    return Profile(model_type, architecture, **rest)


def byte_bpe(model_type, architecture, tokenizer_class, **rest) -> Profile:
    return Profile(model_type, architecture, "byte-bpe", tokenizer_class, **rest)


def pieces(model_type, architecture, tokenizer_class, **rest) -> Profile:
    return Profile(model_type, architecture, "sentencepiece", tokenizer_class, **rest)


half = torch.float16
brain = torch.bfloat16

profiles = {
    "google-bert/bert-base-uncased": bert(architecture="BertForMaskedLM", old_torch=True),
    "openai-community/gpt2": byte_bpe("gpt2", "GPT2LMHeadModel", "GPT2Tokenizer", old_torch=True),
    "sentence-transformers/all-MiniLM-L6-v2": bert(position_ids=True),
    "sentence-transformers/all-mpnet-base-v2": bert("mpnet", "MPNetForMaskedLM", tokenizer_class="MPNetTokenizer"),
    "cross-encoder/ms-marco-MiniLM-L6-v2": bert(architecture="BertForSequenceClassification", position_ids=True),
    "BAAI/bge-m3": pieces("xlm-roberta", "XLMRobertaModel", "XLMRobertaTokenizer"),
    "BAAI/bge-small-en-v1.5": bert(position_ids=True),
    "intfloat/multilingual-e5-base": pieces(
        "xlm-roberta", "XLMRobertaModel", "XLMRobertaTokenizer", position_ids=True
    ),
    "nomic-ai/nomic-embed-text-v1.5": bert(code="nomic-ai/nomic-bert-2048"),
    "openai/whisper-large-v3": byte_bpe(
        "whisper", "WhisperForConditionalGeneration", "WhisperTokenizer", data_type=half
    ),
    "openai/clip-vit-large-patch14": byte_bpe("clip", "CLIPModel", "CLIPTokenizer", position_ids=True),
    "stabilityai/stable-diffusion-xl-base-1.0": byte_bpe("clip_text_model", "CLIPTextModel", "CLIPTokenizer"),
    "stable-diffusion-v1-5/stable-diffusion-v1-5": byte_bpe(
        "clip_text_model", "CLIPTextModel", "CLIPTokenizer"
    ),
    "black-forest-labs/FLUX.1-schnell": byte_bpe(
        "clip_text_model", "CLIPTextModel", "CLIPTokenizer", data_type=brain
    ),
    "meta-llama/Meta-Llama-3-8B-Instruct": byte_bpe(
        "llama", "LlamaForCausalLM", "PreTrainedTokenizerFast", data_type=brain, template="headers"
    ),
    "mistralai/Mistral-7B-Instruct-v0.2": pieces(
        "mistral", "MistralForCausalLM", "LlamaTokenizer", data_type=brain, template="brackets"
    ),
    "HuggingFaceH4/zephyr-7b-beta": pieces(
        "mistral", "MistralForCausalLM", "LlamaTokenizer", data_type=brain, template="turns"
    ),
    "Qwen/Qwen2.5-7B-Instruct": byte_bpe(
        "qwen2", "Qwen2ForCausalLM", "Qwen2Tokenizer", data_type=brain, template="tools"
    ),
    "Qwen/Qwen2.5-VL-7B-Instruct": byte_bpe(
        "qwen2_5_vl", "Qwen2_5_VLForConditionalGeneration", "Qwen2Tokenizer", data_type=brain, template="vision"
    ),
    "Qwen/Qwen3-0.6B": byte_bpe(
        "qwen3", "Qwen3ForCausalLM", "Qwen2Tokenizer", data_type=brain, template="thinking"
    ),
    "google/gemma-2-2b-it": pieces(
        "gemma2", "Gemma2ForCausalLM", "GemmaTokenizer", data_type=brain, template="alternating"
    ),
    "microsoft/Phi-3-mini-4k-instruct": pieces(
        "phi3", "Phi3ForCausalLM", "LlamaTokenizer", data_type=brain, template="turns", code="phi3"
    ),
    "tiiuae/falcon-7b-instruct": byte_bpe(
        "falcon", "FalconForCausalLM", "PreTrainedTokenizerFast", data_type=brain, code="falcon"
    ),
    "bigscience/bloom": byte_bpe("bloom", "BloomForCausalLM", "BloomTokenizerFast", data_type=brain, options={"n_layer": 70}),
    "bigscience/bloom-560m": byte_bpe("bloom", "BloomForCausalLM", "BloomTokenizerFast", data_type=half, options={"n_layer": 24}),
    "google-t5/t5-small": pieces("t5", "T5ForConditionalGeneration", "T5Tokenizer", old_torch=True),
    "google/flan-t5-base": pieces("t5", "T5ForConditionalGeneration", "T5Tokenizer"),
    "facebook/bart-large-cnn": byte_bpe(
        "bart", "BartForConditionalGeneration", "BartTokenizer", old_torch=True
    ),
    "FacebookAI/roberta-base": byte_bpe("roberta", "RobertaForMaskedLM", "RobertaTokenizer", old_torch=True),
    "distilbert/distilbert-base-uncased-finetuned-sst-2-english": bert(
        "distilbert", "DistilBertForSequenceClassification", tokenizer_class="DistilBertTokenizer", old_torch=True
    ),
    "FacebookAI/xlm-roberta-base": pieces(
        "xlm-roberta", "XLMRobertaForMaskedLM", "XLMRobertaTokenizer", old_torch=True
    ),
    "microsoft/deberta-v3-base": pieces(
        "deberta-v2", "DebertaV2Model", "DebertaV2Tokenizer", data_type=half
    ),
    "facebook/wav2vec2-base-960h": Profile(
        "wav2vec2", "Wav2Vec2ForCTC", "characters", "Wav2Vec2CTCTokenizer"
    ),
    "google/vit-base-patch16-224": Profile("vit", "ViTForImageClassification"),
    "facebook/dinov2-base": Profile("dinov2", "Dinov2Model"),
    "facebook/sam-vit-base": Profile("sam", "SamModel"),
    "facebook/detr-resnet-50": Profile(
        "detr",
        "DetrForObjectDetection",
        options={
            "use_timm_backbone": False,
            "use_pretrained_backbone": False,
            "backbone": None,
            "backbone_config": {"model_type": "resnet", "out_features": ["stage4"]},
        },
    ),
    "microsoft/layoutlmv3-base": byte_bpe("layoutlmv3", "LayoutLMv3Model", "LayoutLMv3Tokenizer"),
    "Salesforce/blip-image-captioning-base": bert("blip", "BlipForConditionalGeneration", position_ids=True),
    "Ultralytics/YOLOv8": Profile(),
    "timm/resnet50.a1_in1k": Profile(),
    "TheBloke/Llama-2-7B-Chat-GGUF": Profile(template="brackets"),
    "Xenova/whisper-tiny.en": byte_bpe("whisper", "WhisperForConditionalGeneration", "WhisperTokenizer"),
    "Xenova/distilbert-base-uncased-finetuned-sst-2-english": bert(
        "distilbert", "DistilBertForSequenceClassification", tokenizer_class="DistilBertTokenizer"
    ),
    "tloen/alpaca-lora-7b": Profile(data_type=half),
    "pyannote/segmentation-3.0": Profile(),
    "pyannote/speaker-diarization-3.1": Profile(),
    "suno/bark": bert("bark", "BarkModel"),
    "facebook/musicgen-small": pieces("musicgen", "MusicgenForConditionalGeneration", "T5Tokenizer"),
    "Helsinki-NLP/opus-mt-en-de": pieces("marian", "MarianMTModel", "MarianTokenizer", old_torch=True),
}
