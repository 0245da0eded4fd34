import type { Pin } from '../../../core/src/pin/pin.ts';
import { type ApprovedModel, noPolicy, type Policy } from '../../../core/src/policy/policy.ts';
import type { Reference } from '../../../core/src/reference/reference.ts';
import type { Repository } from '../../../core/src/reference/repository.ts';
import { classifyRevision } from '../../../core/src/reference/revision.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

export const encoder: Repository = { kind: 'model', id: 'local-lab/released-encoder' };
export const someSha = 'a'.repeat(40);

/** A reference as the linter gives it. */
export function reference(
  repo: string | null,
  revision: string | null,
  more: Partial<Reference> = {},
): Reference {
  return {
    path: 'app.py',
    range,
    loader: 'transformers.AutoModel.from_pretrained',
    kind: 'model',
    repo,
    revision,
    revisionState: classifyRevision(revision),
    trustRemoteCode: false,
    useSafetensors: 'absent',
    ...more,
  };
}

/** An entry that somebody approved. */
export function approved(revision: string, more: Partial<ApprovedModel> = {}): ApprovedModel {
  return { repository: encoder, revision, approvedBy: 'ana', remoteCodeApproved: false, range, ...more };
}

export function policyWith(models: readonly ApprovedModel[], more: Partial<Policy> = {}): Policy {
  return { ...noPolicy, source: 'model-manifest.yaml', models, ...more };
}

export function pin(more: Partial<Pin> = {}): Pin {
  return {
    repository: encoder,
    sha: someSha,
    name: 'main',
    date: '2026-11-20T12:00:00Z',
    source: 'hub',
    ...more,
  };
}
