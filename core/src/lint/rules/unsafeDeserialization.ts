import type { Severity } from '../../finding/severity.ts';
import type { Deserialization } from '../facts/deserialization.ts';
import { kerasGuards, torchLoad } from '../loaders/deserializers.ts';
import { shortName } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** pickle, joblib and the like; a warning where the file was downloaded, else information. */
export const unsafeDeserialization: Rule = {
  slug: 'unsafe-deserialization',
  *check({ deserializations }) {
    for (const call of deserializations) {
      if (call.deserializer === torchLoad || kerasGuards.includes(call.deserializer)) continue;
      const severity: Severity = call.downloadedBy === undefined ? 'information' : 'warning';
      yield {
        severity,
        span: call.calleeSpan,
        scope: call.callSpan,
        message: messageFor(call),
        ...(call.deserializer.evidence === 'recalled' ? { ceiling: 'information' as const } : {}),
      };
    }
  },
};

function messageFor({ deserializer, downloadedBy }: Deserialization): string {
  const origin =
    downloadedBy === undefined
      ? 'Read only files that you wrote yourself'
      : `This file comes from ${shortName(downloadedBy)}, so its author can run code here`;
  const instead = deserializer.saferWay === undefined ? '' : ` Safer: ${deserializer.saferWay}.`;
  return `${capitalised(deserializer.danger)}. ${origin}.${instead}`;
}

function capitalised(text: string): string {
  return /^[a-z]+\b(?![._])/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
