"""Semantic search: an embedding model, a dataset, and a name that is one letter off."""

from datasets import load_dataset
from sentence_transformers import SentenceTransformer

reviews = load_dataset("local-lab/reviews", split="train")
local_rows = load_dataset("csv", data_files="reviews.csv")  # a packaged builder, not a repository

encoder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2", revision="main")

# The owner is "google-bert". Whoever registers this name decides what you run.
typo = SentenceTransformer("googel-bert/bert-base-uncased")
