import { escapeControls } from './controls.ts';

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** Text as plain words in Markdown, on one line: no markup, no HTML, no links, mentions or table cells. */
export function escapeMarkdown(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' '))
    .replace(/[&<>]/g, (character) => entities.get(character) ?? character)
    .replace(/[\\`*_{}[\]()#+!|~$@-]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, 'www\\.');
}

/** Text as a code span, in a table cell too. */
export function markdownCode(text: string): string {
  const plain = escapeControls(text.replace(/\s+/g, ' ')).replaceAll('|', '\\|');
  const fence = '`'.repeat(Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}
