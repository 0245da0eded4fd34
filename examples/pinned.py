"""How it looks when nothing is left to say."""

from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained(
    "google-bert/bert-base-uncased",
    revision="fb09da30862a2fdee6d1ca41693e34d38119c5d8",  # main @ 2022-11-15
)
model = AutoModel.from_pretrained(
    "google-bert/bert-base-uncased",
    revision="fb09da30862a2fdee6d1ca41693e34d38119c5d8",  # main @ 2022-11-15
    use_safetensors=True,
)
