import type { SeverityLevel } from './severity.ts';

export interface RuleDescription {
  /** What the rule speaks of: source text, facts of the Hub, or the contents of a model. */
  readonly about: 'source' | 'hub' | 'contents';
  readonly severity: SeverityLevel;
  /** One line for settings, SARIF and `docs/rules/README.md`. */
  readonly summary: string;
}

/**
 * The one catalogue of slugs, for lint and for contents. The slug is the diagnostic's code, the settings key,
 * and the file name in `core/src/lint/rules/` (camelCased) and `docs/rules/`.
 */
export const ruleCatalogue = {
  'unpinned-revision': {
    about: 'source',
    severity: 'warning',
    summary: 'A model or dataset is loaded without a commit SHA, so its files can change under you.',
  },
  'short-revision': {
    about: 'source',
    severity: 'warning',
    summary: 'A shortened or upper-case SHA is a mutable name to every client.',
  },
  'pull-request-revision': {
    about: 'source',
    severity: 'warning',
    summary: 'A pull-request ref loads files that nobody has merged and anybody may have written.',
  },
  'inconsistent-pin': {
    about: 'source',
    severity: 'information',
    summary: 'One repository is pinned at two different commits in this workspace.',
  },
  'unresolved-reference': {
    about: 'source',
    severity: 'off',
    summary: 'The id or the revision cannot be known by reading the source.',
  },
  'remote-code-unpinned': {
    about: 'source',
    severity: 'error',
    summary: 'Code from a repository runs on your machine, at a revision that can change.',
  },
  'remote-code': {
    about: 'source',
    severity: 'warning',
    summary: 'Code from a repository runs on your machine, and nobody has approved it at this commit.',
  },
  'implicit-remote-code': {
    about: 'source',
    severity: 'warning',
    summary: 'This loader runs code from a repository without asking, at a revision that can change.',
  },
  'safetensors-not-required': {
    about: 'source',
    severity: 'information',
    summary: 'The load may fall back to a pickle file, which runs code when it is read.',
  },
  'pickle-file-requested': {
    about: 'source',
    severity: 'warning',
    summary: 'A file in a format that can run code is asked for by name.',
  },
  'unsafe-torch-load': {
    about: 'source',
    severity: 'warning',
    summary: 'torch.load may unpickle arbitrary objects.',
  },
  'unsafe-deserialization': {
    about: 'source',
    severity: 'warning',
    summary: 'A deserialiser that can run code reads a file.',
  },
  'revision-not-supported': {
    about: 'source',
    severity: 'information',
    summary: 'This loader takes no revision, so the load cannot be pinned where it stands.',
  },
  'ignored-argument': {
    about: 'source',
    severity: 'warning',
    summary: 'An argument that promises safety is one that this loader drops without a word.',
  },
  'dead-remote-code': {
    about: 'source',
    severity: 'information',
    summary: 'A trust argument that no release of the library which the project admits heeds.',
  },
  'unsafe-keras-load': {
    about: 'source',
    severity: 'warning',
    summary: 'The guard of Keras against code in a model is switched off.',
  },
  typosquat: {
    about: 'source',
    severity: 'warning',
    summary: 'The id is one slip away from a well-known one with another owner.',
  },
  'insecure-endpoint': {
    about: 'source',
    severity: 'error',
    summary: 'Something is fetched over plain http, or from an address where clouds hand out credentials.',
  },
  'unsafe-environment': {
    about: 'source',
    severity: 'warning',
    summary: 'An environment variable takes a guard away from every load of the process.',
  },
  'hardcoded-token': {
    about: 'source',
    severity: 'error',
    summary: 'A Hugging Face token is written in the source.',
  },
  'manifest-schema': {
    about: 'source',
    severity: 'error',
    summary: 'The manifest cannot be read as it stands, so part of it counts for nothing.',
  },
  'manifest-unapproved': {
    about: 'source',
    severity: 'warning',
    summary: 'The policy asks for approval, and the manifest has no entry for what is loaded.',
  },
  'manifest-expired': {
    about: 'source',
    severity: 'warning',
    summary: 'An approval or exception of the manifest is past its date or lacks its reason.',
  },
  'policy-loosened': {
    about: 'source',
    severity: 'warning',
    summary: 'A change makes the policy accept more than before.',
  },
  'repository-not-found': {
    about: 'hub',
    severity: 'error',
    summary: 'The Hub has no such repository: the name is free for anybody to take.',
  },
  'revision-not-found': {
    about: 'hub',
    severity: 'error',
    summary: 'The repository has no such branch, tag or commit.',
  },
  'impostor-revision': {
    about: 'hub',
    severity: 'warning',
    summary: 'The pinned commit is on no branch or tag of the repository.',
  },
  'moved-repository': {
    about: 'hub',
    severity: 'warning',
    summary: 'The id leads to another repository, or to one that is younger than the pinned commit.',
  },
  'stale-pin': {
    about: 'hub',
    severity: 'information',
    summary: 'The branch of a pin has newer commits.',
  },
  'pin-comment-mismatch': {
    about: 'hub',
    severity: 'warning',
    summary: 'The comment of a pin names a tag or branch that does not lead to the commit.',
  },
  'manifest-mismatch': {
    about: 'hub',
    severity: 'error',
    summary: 'The manifest names other hashes than the Hub at the same commit.',
  },
  'pickle-dangerous-call': {
    about: 'contents',
    severity: 'error',
    summary: 'A pickle names something that runs commands, code or files when the model is loaded.',
  },
  'pickle-unknown-global': {
    about: 'contents',
    severity: 'warning',
    summary: 'A pickle names a class or function that is on no list of what model files need.',
  },
  'pickle-dynamic-import': {
    about: 'contents',
    severity: 'error',
    summary: 'A pickle computes the name of what it imports, so that nobody can read which one runs.',
  },
  'pickle-broken-stream': {
    about: 'contents',
    severity: 'warning',
    summary: 'A pickle cannot be read to its end; what stands before the break has run by then.',
  },
  'pickle-nested': {
    about: 'contents',
    severity: 'warning',
    summary: 'A constant within a pickle is a pickle or an archive itself, and not a harmless one.',
  },
  'pickle-parser-divergence': {
    about: 'contents',
    severity: 'warning',
    summary: "CPython's two unpicklers read the same bytes differently.",
  },
  'archive-header-mismatch': {
    about: 'contents',
    severity: 'warning',
    summary: 'Two headers of an archive disagree on a member, so that two readers see different files.',
  },
  'archive-duplicate-member': {
    about: 'contents',
    severity: 'warning',
    summary: 'An archive holds two members of one name: which one is loaded depends on the reader.',
  },
  'archive-traversal': {
    about: 'contents',
    severity: 'error',
    summary: 'A member of an archive would be written outside of the folder it is unpacked into.',
  },
  'archive-bomb': {
    about: 'contents',
    severity: 'error',
    summary: 'An archive unpacks to more than any model needs.',
  },
  'archive-hidden-data': {
    about: 'contents',
    severity: 'warning',
    summary: 'Bytes lie where the reader of the format never looks.',
  },
  'content-name-mismatch': {
    about: 'contents',
    severity: 'warning',
    summary: 'The contents of a file are not what its name promises.',
  },
  'content-unsupported': {
    about: 'contents',
    severity: 'information',
    summary: 'A file is in a format that cannot be inspected, so nothing is known of its contents.',
  },
  'safetensors-malformed': {
    about: 'contents',
    severity: 'warning',
    summary: 'A safetensors file breaks a rule of its format.',
  },
  'numpy-malformed': {
    about: 'contents',
    severity: 'warning',
    summary: 'A numpy file breaks a rule of its format.',
  },
  'gguf-malformed': {
    about: 'contents',
    severity: 'warning',
    summary: 'A GGUF file breaks a rule of its format.',
  },
  'onnx-malformed': {
    about: 'contents',
    severity: 'warning',
    summary: 'An ONNX file cannot be read to its end.',
  },
  'onnx-external-path': {
    about: 'contents',
    severity: 'error',
    summary: 'An ONNX model takes tensors from a file outside of its folder.',
  },
  'onnx-custom-operator': {
    about: 'contents',
    severity: 'warning',
    summary: 'An ONNX model needs operators of a custom library, which is native code.',
  },
  'keras-malformed': {
    about: 'contents',
    severity: 'warning',
    summary: 'A Keras model or an HDF5 file cannot be read to its end.',
  },
  'keras-code': {
    about: 'contents',
    severity: 'error',
    summary: 'A Keras model holds code, or names a class outside of Keras.',
  },
  'hydra-target': {
    about: 'contents',
    severity: 'warning',
    summary: 'A configuration names a callable that Hydra or a YAML loader would call.',
  },
  'template-escape': {
    about: 'contents',
    severity: 'error',
    summary: 'A chat template reaches for what a template has no use for.',
  },
  'config-malformed': {
    about: 'contents',
    severity: 'warning',
    summary: 'A configuration cannot be read for certain.',
  },
  'config-remote-code': {
    about: 'contents',
    severity: 'information',
    summary: 'A configuration names Python of the repository, which runs with trust_remote_code.',
  },
  'config-foreign-code': {
    about: 'contents',
    severity: 'warning',
    summary: 'A configuration names Python of another repository, which no pin of this one covers.',
  },
  'code-capability': {
    about: 'contents',
    severity: 'warning',
    summary: 'Code that travels with the model can reach the network, processes, files or secrets.',
  },
  'embedded-executable': {
    about: 'contents',
    severity: 'warning',
    summary: 'A program lies among the files of a model.',
  },
  'restricted-license': {
    about: 'contents',
    severity: 'information',
    summary: 'The licence of the model restricts what it may be used for.',
  },
  'hash-mismatch': {
    about: 'contents',
    severity: 'error',
    summary: 'A file is not the one that was published, approved or cached under its name.',
  },
  'missing-file': {
    about: 'contents',
    severity: 'error',
    summary: 'A file that the model needs is not there.',
  },
  'unlisted-file': {
    about: 'contents',
    severity: 'warning',
    summary: 'A file lies in the model folder that the commit does not have.',
  },
  'lfs-pointer': {
    about: 'contents',
    severity: 'warning',
    summary: 'A file is the pointer that git-lfs leaves where the contents were not downloaded.',
  },
  'link-escapes': {
    about: 'contents',
    severity: 'error',
    summary: 'A link leads out of the model folder.',
  },
  'index-traversal': {
    about: 'contents',
    severity: 'error',
    summary: 'An index names a file outside of the model folder.',
  },
  'limit-exceeded': {
    about: 'contents',
    severity: 'warning',
    summary: 'A file goes beyond a limit of the scanner, so the rest of it was not read.',
  },
  'suppression-without-reason': {
    about: 'source',
    severity: 'warning',
    summary: 'A suppression comment gives no reason, so nobody can review it.',
  },
  'unused-suppression': {
    about: 'source',
    severity: 'information',
    summary: 'A suppression comment silences nothing.',
  },
} as const satisfies Record<string, RuleDescription>;

export type RuleSlug = keyof typeof ruleCatalogue;

export const ruleSlugs = Object.keys(ruleCatalogue) as readonly RuleSlug[];

/** The rules on contents and integrity: what `scan` and `verify` report. */
export type ContentRule = {
  [Slug in RuleSlug]: (typeof ruleCatalogue)[Slug]['about'] extends 'contents' ? Slug : never;
}[RuleSlug];

export function isRuleSlug(value: string): value is RuleSlug {
  return Object.hasOwn(ruleCatalogue, value);
}

/** The page that explains a rule, in the version of this tool. */
export function rulePage(slug: RuleSlug): string {
  return `https://github.com/model-warden/model-warden/blob/main/docs/rules/${slug}.md`;
}
