const segment = /^[A-Za-z0-9._-]{1,96}$/;

/**
 * True for an id that the Hub can serve: `owner/name`, or `name` alone for the legacy ones; at most 96
 * characters of `[A-Za-z0-9._-]` per part, none starting or ending with `-` or `.`, no `--` or `..`, not ending
 * in `.git` (the rules of `validate_repo_id` of huggingface_hub).
 */
export function isRepositoryId(id: string): boolean {
  if (id.endsWith('.git') || id.includes('--') || id.includes('..')) return false;
  const parts = id.split('/');
  return parts.length <= 2 && parts.every((part) => segment.test(part) && !/^[-.]|[-.]$/.test(part));
}
