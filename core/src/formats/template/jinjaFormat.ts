import type { ByteSource } from '../../bytes/byteSource.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { readText } from '../text/readText.ts';
import { judgeTemplate } from './judgeTemplate.ts';
import { undecidable } from './templateFinding.ts';

const mostBytes = 4 * 1024 * 1024;

/** A chat template as a file of its own: `chat_template.jinja`. Text has no mark, so the name counts. */
export const jinjaFormat: Format = {
  id: 'jinja',
  recognises: ({ name }: Beginning) => /\.(?:jinja2?|j2)$/i.test(name),
  async inspect(source: ByteSource, { signal }: Inspection): Promise<FormatVerdict> {
    const read = await readText(source, mostBytes, signal);
    if (read.kind === 'text') return judgeTemplate(read.text);
    const { state, finding } = undecidable(`it ${read.reason}`);
    return { state, findings: finding === undefined ? [] : [finding] };
  },
};
