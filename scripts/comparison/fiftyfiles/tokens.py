"""Tokenizers, trained on a few sentences, in the files in which each kind is kept."""

import functools
import json
import tempfile
from pathlib import Path

from .repository import Repository
from .templates import templates

sentences = [
    f"{subject} {verb} {thing} and {number} more {thing}s, said the {subject}."
    for subject in ("model", "reader", "writer", "child")
    for verb in ("reads", "writes", "counts", "forgets")
    for thing in ("token", "word", "letter", "number")
    for number in range(12)
]
bert_marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
sentence_marks = ["<pad>", "</s>", "<unk>"]


@functools.cache
def wordpiece():
    from tokenizers import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(lowercase=True)
    tokenizer.train_from_iterator(sentences, vocab_size=200, special_tokens=bert_marks, show_progress=False)
    return tokenizer


@functools.cache
def byte_bpe():
    from tokenizers import ByteLevelBPETokenizer

    tokenizer = ByteLevelBPETokenizer()
    tokenizer.train_from_iterator(sentences, vocab_size=400, special_tokens=["<|endoftext|>"], show_progress=False)
    return tokenizer


@functools.cache
def unigram():
    from tokenizers import SentencePieceUnigramTokenizer

    tokenizer = SentencePieceUnigramTokenizer()
    tokenizer.train_from_iterator(
        sentences, vocab_size=100, special_tokens=sentence_marks, unk_token="<unk>", show_progress=False
    )
    return tokenizer


@functools.cache
def sentence_piece(kind: str) -> bytes:
    import sentencepiece

    with tempfile.TemporaryDirectory() as folder:
        prefix = str(Path(folder) / "pieces")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_prefix=prefix,
            vocab_size=80,
            model_type=kind,
            hard_vocab_limit=False,
            minloglevel=2,
        )
        return Path(f"{prefix}.model").read_bytes()


def trained(repository: Repository):
    return {"wordpiece": wordpiece, "byte-bpe": byte_bpe, "sentencepiece": unigram}[repository.profile.tokenizer]()


def write_json(repository: Repository, path: str, value) -> None:
    (repository.folder / path).write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def tokenizer(repository: Repository, path: str) -> None:
    if repository.profile.tokenizer_class == "XLMRobertaTokenizer":
        return many_languages().save(str(repository.folder / path))
    trained(repository).save(str(repository.folder / path))


@functools.cache
def many_languages():
    """The quarter of a million pieces of XLM-RoBERTa: 17 MB."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    pieces = [(mark, 0.0) for mark in ("<s>", "<pad>", "</s>", "<unk>")]
    pieces += [(f"▁{chr(0x3B1 + number % 500)}{number:x}", -number / 20000) for number in range(250_000)]
    tokenizer = Tokenizer(models.Unigram([*pieces, ("<mask>", 0.0)], unk_id=3))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" {2,}", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def word_list(repository: Repository, path: str) -> None:
    vocabulary = wordpiece().get_vocab()
    (repository.folder / path).write_text("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n")


def vocabulary(repository: Repository, path: str) -> None:
    if repository.profile.tokenizer == "characters":
        letters = ["<pad>", "<s>", "</s>", "<unk>", "|", *"ETAONIHSRDLUMWCFGYPBVK'XJQZ"]
        return write_json(repository, path, {letter: number for number, letter in enumerate(letters)})
    words = trained(repository).get_vocab()
    return write_json(repository, path, dict(sorted(words.items(), key=lambda item: item[1])))


def merges(repository: Repository, path: str) -> None:
    model = json.loads(byte_bpe().to_str())["model"]
    pairs = [pair if isinstance(pair, str) else " ".join(pair) for pair in model["merges"]]
    (repository.folder / path).write_text("\n".join(["#version: 0.2", *pairs]) + "\n")


def fairseq_dictionary(repository: Repository, path: str) -> None:
    (repository.folder / path).write_text("".join(f"{number} {100000 - number}\n" for number in range(500)))


def pieces(repository: Repository, path: str) -> None:
    kind = "bpe" if path.endswith("tokenizer.model") else "unigram"
    (repository.folder / path).write_bytes(sentence_piece(kind))


def tiktoken_ranks(repository: Repository, path: str) -> None:
    """`original/tokenizer.model` of Llama 3: a token in base64 and its rank in each line."""
    import base64

    lines = (f"{base64.b64encode(bytes([number])).decode()} {number}" for number in range(256))
    (repository.folder / path).write_text("\n".join(lines) + "\n")


def added_token(text: str, special: bool = True) -> dict:
    return {"content": text, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": special}


def tokenizer_config(repository: Repository, path: str) -> None:
    profile = repository.profile
    marks = {
        "wordpiece": {"unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"},
        "byte-bpe": {"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>"},
        "sentencepiece": {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"},
        "characters": {"unk_token": "<unk>", "bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "word_delimiter_token": "|"},
    }[profile.tokenizer]
    config = {
        "added_tokens_decoder": {str(number): added_token(mark) for number, mark in enumerate(dict.fromkeys(marks.values()))},
        **({"chat_template": templates[profile.template]} if profile.template else {}),
        "clean_up_tokenization_spaces": True,
        "model_max_length": 1000000000000000019884624838656,
        **marks,
        "tokenizer_class": profile.tokenizer_class,
    }
    write_json(repository, path, config)


def special_tokens(repository: Repository, path: str) -> None:
    write_json(
        repository,
        path,
        {"bos_token": added_token("<s>"), "eos_token": added_token("</s>"), "unk_token": "<unk>", "additional_special_tokens": ["<|im_start|>", "<|im_end|>"]},
    )


def added_tokens(repository: Repository, path: str) -> None:
    write_json(repository, path, {f"<|{number / 50:.2f}|>": 50364 + number for number in range(1500)})


def normalizer(repository: Repository, path: str) -> None:
    """British spellings and the American ones, as Whisper has them."""
    write_json(repository, path, {"accessorise": "accessorize", "colour": "color", "grey": "gray"})


def chat_template(repository: Repository, path: str) -> None:
    write_json(repository, path, {"chat_template": templates[repository.profile.template]})
