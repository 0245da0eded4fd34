"""Downloads from HF_ENDPOINT into a cache, whole and in part. argv: the cache, a repository for each."""

import sys

from huggingface_hub import hf_hub_download, snapshot_download

cache, whole, part = sys.argv[1:4]
print(snapshot_download(whole, cache_dir=cache))
print(hf_hub_download(part, "config.json", cache_dir=cache))
