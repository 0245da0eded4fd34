"""A small chat service, as people write it: three loads, none of them pinned."""

from transformers import AutoModelForCausalLM, AutoTokenizer

MODEL_ID = "local-lab/sharded-decoder"

tokenizer = AutoTokenizer.from_pretrained(MODEL_ID)
model = AutoModelForCausalLM.from_pretrained(
    MODEL_ID,
    device_map="auto",
    torch_dtype="auto",
)


def answer(question: str) -> str:
    inputs = tokenizer(question, return_tensors="pt").to(model.device)
    tokens = model.generate(**inputs, max_new_tokens=128)
    return tokenizer.decode(tokens[0], skip_special_tokens=True)
