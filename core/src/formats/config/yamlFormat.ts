import { type Document, isAlias, isNode, parseAllDocuments, visit } from 'yaml';
import type { ByteSource } from '../../bytes/byteSource.ts';
import { type ContentFinding, type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import { refuseYaml } from '../../text/refuseYaml.ts';
import type { Beginning, Format, FormatVerdict, Inspection } from '../format.ts';
import { readText } from '../text/readText.ts';
import { judgeConfig } from './judgeConfig.ts';
import { judgeYamlTag } from './yamlTag.ts';

const limits = { length: 2 * 1024 * 1024, tokens: 300_000 };
const mostBytes = 8 * 1024 * 1024;
/** Documents in one text. */
const mostDocuments = 100;

/** Names of texts that begin with dashes for other reasons: a model card's front matter, a rule across the page. */
const words = /\.(?:md|mdx|markdown|rst|txt)$/i;

/** YAML: it has no mark of its own, so the name counts, a directive or a document's start. */
export const yamlFormat: Format = {
  id: 'yaml',
  recognises: ({ head, name }: Beginning) =>
    /(?:\.ya?ml|(?:^|\/)MLmodel)$/i.test(name) ||
    (!words.test(name) && /^(?:%YAML |---\s*\n)/.test(new TextDecoder().decode(head))),
  inspect: inspectYaml,
};

async function inspectYaml(source: ByteSource, { signal }: Inspection): Promise<FormatVerdict> {
  const read = await readText(source, mostBytes, signal);
  return read.kind === 'text' ? judgeYaml(read.text) : unreadable(`it ${read.reason}`);
}

/** What a YAML text leads its loader to. Never throws. */
export function judgeYaml(text: string): FormatVerdict {
  const refusal = refuseYaml(text, limits);
  if (refusal !== undefined) return unreadable(refusal);
  const documents = parseAllDocuments(text, {
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
  });
  const all = ('empty' in documents ? [] : documents) as readonly Document[];
  if (all.length > mostDocuments) return unreadable(`it has more than ${mostDocuments} documents`);
  const verdicts = all.map(judgeDocument);
  const facts = verdicts.find((verdict) => verdict.facts !== undefined)?.facts;
  return {
    state: worst(verdicts.map(({ state }) => state)),
    findings: verdicts.flatMap(({ findings }) => findings),
    ...(facts === undefined ? {} : { facts }),
  };
}

function judgeDocument(document: Document): FormatVerdict {
  const tags = joinJudged(tagsOf(document));
  const [error] = document.errors;
  const read = error === undefined ? readValue(document) : undefined;
  if (read === undefined) {
    const broken = unreadable(error?.message.split('\n')[0] ?? 'an alias or a merge in it leads nowhere');
    return { state: worst([tags.state, broken.state]), findings: [...tags.findings, ...broken.findings] };
  }
  const config = judgeConfig(read.value);
  return {
    ...config,
    state: worst([tags.state, config.state]),
    findings: [...tags.findings, ...config.findings],
  };
}

function tagsOf(document: Document): readonly Judged[] {
  const judged: Judged[] = [];
  visit(document, (_, node) => {
    if (!isNode(node) || isAlias(node) || node.tag === undefined) return;
    const finding = judgeYamlTag(node.tag, node.range?.[0] ?? 0);
    if (finding !== undefined) judged.push(finding);
  });
  return judged;
}

/** Aliases stand for the same object, so that a bomb of them stays small; one of nothing is an error of the package. */
function readValue(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: -1 }) };
  } catch {
    return undefined;
  }
}

function unreadable(reason: string): FormatVerdict {
  const finding: ContentFinding = {
    rule: 'config-malformed',
    severity: 'warning',
    message: `The YAML cannot be read, so what it leads a loader to is not known: ${reason.replace(/\.$/, '')}.`,
  };
  return { state: 'undecidable', findings: [finding] };
}
