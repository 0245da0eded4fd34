import { parseDocument } from 'yaml';
import { refuseYaml } from '../../text/refuseYaml.ts';

const limits = { length: 1024 * 1024, tokens: 100_000 };

/** A Markdown text and the YAML between the dashes at its start. */
export interface FrontMatter {
  /** The value of the YAML; `undefined` where there is none or it cannot be read. */
  readonly value: unknown;
  readonly body: string;
}

/** Takes the front matter off a model card (huggingface.co/docs/hub/model-cards). Never throws. */
export function readFrontMatter(text: string): FrontMatter {
  const opened = /^\s*---[ \t]*\r?\n/.exec(text);
  if (opened === null) return { value: undefined, body: text };
  const closer = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  closer.lastIndex = opened[0].length;
  const closed = closer.exec(text);
  if (closed === null) return { value: undefined, body: text };
  const yaml = text.slice(opened[0].length, closed.index);
  const body = text.slice(closer.lastIndex);
  if (refuseYaml(yaml, limits) !== undefined) return { value: undefined, body };
  const document = parseDocument(yaml, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return { value: undefined, body };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), body };
  } catch {
    return { value: undefined, body };
  }
}
