import type { DocumentEdit } from '../finding/fix.ts';
import type { Reference } from '../reference/reference.ts';
import type { Range } from '../text/range.ts';
import { jsonText } from './escape/json.ts';
import type { LintReport, ReportedFinding } from './lintReport.ts';
import { masked } from './masked.ts';

/** JSON of version 1, as `schemas/cli/lint.schema.json` describes it: lines and columns from 1, in UTF-16 units. */
export function renderLintJson(report: LintReport): string {
  const { tool, files, skipped, findings, references } = masked(report, 'keep paths');
  const json = {
    version: 1,
    tool,
    files,
    skipped,
    findings: findings.map(findingJson),
    references: references.map(referenceJson),
  };
  return jsonText(json);
}

function findingJson({ rule, severity, message, place, fingerprint, reference, fixes }: ReportedFinding) {
  return {
    rule,
    severity,
    message,
    ...placeJson(place),
    fingerprint,
    reference: reference === undefined ? undefined : referenceJson(reference),
    fixes: fixes.map(({ title, safe, needs, edits }) => ({
      title,
      safe,
      needs,
      edits: edits.map(editJson),
    })),
  };
}

function editJson(edit: DocumentEdit) {
  return { ...placeJson(edit), text: edit.text };
}

/** One reference as `lint` and `pin` list it. */
export function referenceJson(reference: Reference) {
  const { loader, kind, repo, revision, revisionState, trustRemoteCode, useSafetensors, origin } = reference;
  return {
    ...placeJson(reference),
    loader,
    kind,
    repo,
    revision,
    revisionState,
    trustRemoteCode,
    useSafetensors,
    origin,
  };
}

/** A place with lines and columns from 1. */
export function placeJson({ path, cell, range }: { path: string; cell?: number; range: Range }) {
  return {
    path,
    cell,
    range: {
      start: { line: range.start.line + 1, column: range.start.character + 1 },
      end: { line: range.end.line + 1, column: range.end.character + 1 },
    },
  };
}
