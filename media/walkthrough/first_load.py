"""Five minutes with Model Warden. Nothing here runs: you only read, hover and press Ctrl+. (Cmd+. on macOS)."""

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

# 1. No revision: the files behind this name may be others tomorrow.
#    Put the cursor on the id, press Ctrl+. and take the first entry.
tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")

# 2. The id stands in a constant: the finding says where it was set.
MODEL_ID = "google-bert/bert-base-uncased"
model = AutoModelForCausalLM.from_pretrained(MODEL_ID)

# 3. Python from a repository runs on your machine, at a commit that nobody chose.
remote = AutoModelForCausalLM.from_pretrained(MODEL_ID, trust_remote_code=True)

# 4. A pickle file runs code when it is read.
state = torch.load("checkpoint.pt", weights_only=False)

# 5. One finding that you accept, with the reason for whoever reads this next:
# model-warden: ignore[unpinned-revision] our own repository, pinned by the release job
own = AutoTokenizer.from_pretrained("our-team/tokenizer")
