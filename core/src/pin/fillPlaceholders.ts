import { pinComment } from '../reference/pinComment.ts';
import { isRevisionName } from '../reference/revisionName.ts';
import type { Pin } from './pin.ts';

const wholeComment = /[ \t]*(?:#|\/\/)[ \t]*\{name\}(?: @ \{date\})?/g;

/**
 * Writes a pin into the text of an edit: `{sha}`, `{name}`, `{date}`. Without a date ` @ {date}` goes, without a
 * name the comment that would hold it. The name comes from a source or a server: one that could end a comment
 * or a string is treated as none.
 */
export function fillPlaceholders(text: string, pin: Pin): string {
  const name = pin.name !== undefined && isRevisionName(pin.name) ? pin.name : undefined;
  const day = pin.date?.slice(0, 10) ?? '';
  const template = name === undefined ? text.replace(wholeComment, '') : text;
  return template.replace(/\{name\} @ \{date\}|\{(?:sha|name|date)\}/g, (placeholder) => {
    if (placeholder === '{sha}') return pin.sha;
    if (placeholder === '{date}') return day;
    return placeholder === '{name}' ? (name ?? '') : pinComment(name ?? '', pin.date);
  });
}
