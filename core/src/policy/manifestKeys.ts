/** One key of a manifest, in the words of completion, hover and the JSON Schema. */
export interface ManifestKey {
  readonly says: string;
  /** What stands behind it: one value on the line, or more below. */
  readonly holds: 'value' | 'mapping' | 'list';
}

type Keys = Readonly<Record<string, ManifestKey>>;

const value = (says: string): ManifestKey => ({ says, holds: 'value' });
const mapping = (says: string): ManifestKey => ({ says, holds: 'mapping' });
const list = (says: string): ManifestKey => ({ says, holds: 'list' });

const approvedBy = value('Who looked at it and approved it.');
const expires = value('The last day on which this counts, such as 2027-03-31.');

/** The keys of each part of a manifest. The reader knows no others, except in entries of `models`, where people keep notes. */
export const manifestKeys = {
  manifest: {
    version: value('The version of this format: 1.'),
    policy: mapping('What is accepted: how serious each rule is, which formats, how old a commit must be.'),
    models: list('The models, datasets and Spaces that were looked at, each at one commit.'),
    exceptions: list('Findings that somebody accepted, with the reason and the last day.'),
  },
  policy: {
    rules: mapping(
      'How serious each rule is: off, hint, information, warning or error. Naming manifest-unapproved asks for approval.',
    ),
    formats: mapping('What may be done with each file format: deny, signed or allow.'),
    scope: value('Which files sink the verdict on a model: load-set (without this key), or all of them.'),
    licenses: list('The licences that are accepted.'),
    acceptedNames: list(
      'Classes and functions that pickles may name beside those that every model needs, such as my_package.models.Layer. What is known to be dangerous stays so.',
    ),
    endpoints: list('The hubs and mirrors that are accepted.'),
    signers: list('Whose signatures are accepted: an identity with its issuer, a key, or an own authority.'),
    minimumAge: value(
      'Days that a commit must be old before it is pinned: time for somebody else to notice.',
    ),
    paths: mapping(
      'Parts of the workspace that are held to more (strict) or to less (relaxed), as patterns.',
    ),
  },
  model: {
    id: value('The repository, such as google-bert/bert-base-uncased.'),
    kind: value('model (without this key), dataset or space.'),
    revision: value('The full commit SHA that was looked at; nothing else approves anything.'),
    ref: value('The branch or tag that the commit had then, for people.'),
    files: mapping('The SHA-256 of each file.'),
    signer: mapping('Whose signature the files carry: identity and issuer, key, or certificate_chain.'),
    remote_code: value(
      'true approves the code of the repository at this commit; a mapping names the files that were read.',
    ),
    reason: value('Why it is used.'),
    approved_by: approvedBy,
    approved_date: value('The day of the approval, such as 2026-11-20.'),
    expires,
  },
  exception: {
    rule: value('The rule whose findings are accepted; without it every rule.'),
    path: value('A pattern as in .gitignore, from this folder: "notebooks/**".'),
    model: value('The id of the model whose findings are accepted.'),
    sha256: value('The hash of a file whose contents are accepted; it silences nothing in source text.'),
    reason: value('Why; an exception without one silences nothing.'),
    approved_by: approvedBy,
    expires,
  },
} as const satisfies Record<string, Keys>;
