import type { ModelFolder } from '../modelFolder/modelFolder.ts';
import type { CheckResult, NotChecked, VerifiedSignature } from '../report.ts';

/** Names of signatures and attestations: OpenSSF Model Signing, Sigstore bundles, cosign, in-toto. */
const signatureFile =
  /(?:^|\/)(?:model\.sig|[^/]+\.(?:sig|sigstore(?:\.json)?|bundle|intoto\.jsonl|cosign\.bundle|asc|p7s))$/i;

/**
 * The signature files of a model. This version verifies none: each is `unverifiable`, and no verdict stands on it.
 */
export function unverifiedSignatures({ files }: ModelFolder): {
  readonly checks: readonly CheckResult[];
  readonly found: readonly VerifiedSignature[];
  readonly notChecked: readonly NotChecked[];
} {
  const names = files.map(({ path }) => path).filter((path) => signatureFile.test(path));
  const why = 'this version does not verify signatures';
  const message =
    names.length === 0 ? 'The model has no signature file.' : `The model has signature files, and ${why}.`;
  const skipped = (id: 'signature' | 'provenance', text: string): CheckResult => ({
    id,
    state: 'skipped',
    required: false,
    message: text,
    findings: [],
  });
  return {
    checks: [
      skipped('signature', message),
      skipped('provenance', 'Provenance is not required, and this version does not verify it.'),
    ],
    found: names.map((file) => ({
      file,
      scheme: 'unknown',
      state: 'unverifiable',
      covered: [],
      uncovered: [],
      message: `Not looked at: ${why}.`,
    })),
    notChecked: [
      ...names.map((what) => ({ what, why })),
      { what: 'who made the model, and how', why: 'no signature was verified' },
    ],
  };
}
