import nodePath from 'node:path';
import { isRuleSlug } from '../../../../core/src/finding/ruleCatalogue.ts';
import { addException } from '../../../../core/src/policy/edit/addException.ts';
import { exceptionPath } from '../../../../core/src/policy/edit/exceptionPath.ts';
import type { ClientSupport } from '../../clientSupport.ts';
import type { AddExceptionMessage } from '../../protocol/manifestCommands.ts';
import type { Analysis } from '../../workspace/analyser.ts';
import { editableManifest } from './editableManifest.ts';

/** The edit that excepts a file from a rule, or why there is none: a sentence for people. */
export function exceptFile(
  analysis: Analysis | undefined,
  { rule, reason }: AddExceptionMessage['params'],
  support: ClientSupport,
): AddExceptionMessage['result'] {
  const manifest = analysis && editableManifest(analysis, support);
  if (manifest === undefined) return { refused: 'No manifest of a trusted workspace folder may be changed.' };
  const why = typeof reason === 'string' ? reason.trim() : '';
  if (!isRuleSlug(rule) || why === '') return { refused: 'An exception needs a rule and a reason.' };
  const path = nodePath.posix.relative(nodePath.posix.dirname(manifest.path), analysis?.document.path ?? '');
  const written = addException(manifest.text, { rule, path: exceptionPath(path), reason: why });
  if ('refused' in written) return written;
  return { edit: manifest.toEdit(written.edits), manifest: { uri: manifest.uri, save: !manifest.isUnsaved } };
}
