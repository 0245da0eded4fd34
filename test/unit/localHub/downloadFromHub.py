"""Uses huggingface_hub against HF_ENDPOINT and prints what it saw as one JSON object.

argv: a folder for the cache, the member's token, the reader's token.
"""

import json
import os
import sys

from huggingface_hub import HfApi, HfFileSystem, hf_hub_download, snapshot_download

cache, member, reader = sys.argv[1:4]
api = HfApi()
encoder = "local-lab/released-encoder"


def files(folder):
    found = [os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names]
    return sorted(os.path.relpath(path, folder).replace(os.sep, "/") for path in found)


def download(repo, path, **options):
    return hf_hub_download(repo, path, cache_dir=cache, **options)


def snapshot(repo, **options):
    folder = snapshot_download(repo, cache_dir=cache, **options)
    return {"sha": os.path.basename(folder), "files": files(folder)}


def sha_of(path):
    return path.replace(os.sep, "/").split("/snapshots/")[1].split("/")[0]


def error(action):
    try:
        action()
    except Exception as failure:
        return type(failure).__name__
    return None


refs = api.list_repo_refs(encoder, include_pull_requests=True)
info = api.model_info(encoder, files_metadata=True, securityStatus=True)
with open(download("bert-base-uncased", "config.json"), encoding="utf-8") as config:
    legacy_config = json.load(config)

print(
    json.dumps(
        {
            "bert": snapshot("google-bert/bert-base-uncased"),
            "blobs": sorted(os.listdir(os.path.join(cache, "models--google-bert--bert-base-uncased", "blobs"))),
            "legacyModelType": legacy_config["model_type"],
            "sentence": snapshot("sentence-transformers/all-MiniLM-L6-v2"),
            "dataset": snapshot("squad", repo_type="dataset", revision="refs/convert/parquet"),
            "pullRequest": sha_of(download(encoder, "model.safetensors", revision="refs/pr/2")),
            "slashBranch": sha_of(download(encoder, "model.safetensors", revision="release/1.x")),
            "short": api.model_info(encoder, revision=info.sha[:7]).sha,
            "gatedMember": snapshot("local-lab/gated-decoder", token=member),
            "info": {
                "sha": info.sha,
                "parameters": info.safetensors.total,
                "lfs": {file.rfilename: file.lfs.sha256 for file in info.siblings if file.lfs},
                "scansDone": info.security_repo_status["scansDone"],
            },
            "expanded": api.model_info(encoder, expand=["sha"]).sha,
            "refs": {ref.ref: ref.target_commit for ref in refs.branches + refs.tags + refs.pull_requests},
            "commits": [commit.commit_id for commit in api.list_repo_commits(encoder)],
            "tree": [
                [entry.path, entry.last_commit.title]
                for entry in api.list_repo_tree(encoder, recursive=True, expand=True)
            ],
            "paths": [entry.path for entry in api.get_paths_info(encoder, ["config.json", "missing"])],
            "range": HfFileSystem().cat_file(f"{encoder}/model.safetensors", start=8, end=25).decode(),
            "user": api.whoami(token=reader)["name"],
            "errors": {
                "gatedAnonymous": error(lambda: download("local-lab/gated-encoder", "config.json", token=False)),
                "gatedReader": error(lambda: download("local-lab/gated-encoder", "config.json", token=reader)),
                "gatedAuthCheck": error(lambda: api.auth_check("local-lab/gated-decoder")),
                "openAuthCheck": error(lambda: api.auth_check(encoder)),
                "missingReader": error(lambda: api.model_info("nobody/nothing", token=reader)),
                "privateReader": error(lambda: api.model_info("local-lab/private-encoder", token=reader)),
                "disabled": error(lambda: api.list_repo_commits("local-lab/disabled-encoder")),
                "missingRevision": error(lambda: api.model_info(encoder, revision="nowhere")),
                "missingFile": error(lambda: download(encoder, "missing.json")),
            },
        }
    )
)
