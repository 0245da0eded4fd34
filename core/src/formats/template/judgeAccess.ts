import type { Judged } from '../../finding/contentFinding.ts';
import { nameKind } from './escapeNames.ts';
import { tellNode } from './tellNode.ts';
import { leadingOut, unusual } from './templateFinding.ts';
import {
  type CallExpression,
  type MemberExpression,
  namedFilter,
  type TemplateNode,
} from './templateNode.ts';
import type { TextValue, TextValues } from './textValues.ts';

/** Objects that frameworks and Jinja itself put into a template, and from which known escapes start. */
const gadgets = new Set([
  ...['lipsum', 'cycler', 'joiner', 'self', 'request', 'config', 'session', 'application'],
  ...['url_for', 'get_flashed_messages', '__builtins__', '__import__'],
]);
/** Filters that look an attribute up by a text, and which of their arguments names it. */
const lookups: Readonly<Record<string, readonly (number | string)[]>> = {
  attr: [0, 'name'],
  map: ['attribute'],
  selectattr: [0],
  rejectattr: [0],
  groupby: [0, 'attribute'],
  sort: [2, 'attribute'],
  unique: [1, 'attribute'],
  min: [1, 'attribute'],
  max: [1, 'attribute'],
  sum: [0, 'attribute'],
};

/** What one node of a template does to reach what a template has no business with; `undefined` for nothing. */
export function judgeAccess(node: TemplateNode, values: TextValues): Judged | undefined {
  switch (node.type) {
    case 'MemberExpression':
      return judgeMember(node, values);
    case 'FilterExpression':
    case 'FilterStatement':
      return judgeFilter(node.filter, node, values);
    case 'CallExpression':
      return judgeFormat(node, values);
    case 'Identifier':
      return gadgets.has(node.value) && !values.assigns(node.value)
        ? unusual(
            `uses "${node.value}", which no chat template needs and known escapes start from`,
            tellNode(node),
          )
        : undefined;
    default:
      return undefined;
  }
}

function judgeMember(node: MemberExpression, values: TextValues): Judged | undefined {
  const { property, computed } = node;
  if (!computed) return property.type === 'Identifier' ? judgeName(property.value, node) : undefined;
  if (isSpecialToken(property, values)) {
    return unusual('looks something up by a special token, whose text another file decides', tellNode(node));
  }
  return judgeNames(values.of(property), node);
}

/** `bos_token` and its like come from the tokenizer's configuration, which the template's author writes too. */
function isSpecialToken(node: TemplateNode, values: TextValues): boolean {
  return node.type === 'Identifier' && node.value.endsWith('_token') && !values.assigns(node.value);
}

function judgeFilter(filter: TemplateNode, node: TemplateNode, values: TextValues): Judged | undefined {
  const named = namedFilter(filter);
  if (named === undefined) return unusual('applies a filter that it does not name', tellNode(node));
  const { name, args } = named;
  if (name === 'format' && node.type === 'FilterExpression')
    return judgeFormatText(node.operand, node, values);
  // `map('attr', '__class__')` applies a filter by its name.
  const first = args[0];
  const applied = name === 'map' && first !== undefined ? values.of(first).texts : [];
  const asked = applied.includes('attr')
    ? args.slice(1)
    : (Object.hasOwn(lookups, name) ? (lookups[name] ?? []) : []).flatMap(
        (which) => argument(args, which) ?? [],
      );
  const verdicts = asked.map((arg) => judgeNames(dotted(values.of(arg)), node));
  const worst = verdicts.find((verdict) => verdict?.state === 'dangerous') ?? verdicts.find(Boolean);
  const isAttr = name === 'attr' || applied.includes('attr');
  return (
    worst ??
    (isAttr
      ? unusual('looks an attribute up by a text, as no chat template needs to', tellNode(node))
      : undefined)
  );
}

function argument(args: readonly TemplateNode[], which: number | string): TemplateNode | undefined {
  if (typeof which === 'number') {
    const positional = args[which];
    return positional?.type === 'KeywordArgumentExpression' ? undefined : positional;
  }
  const named = args.find((arg) => arg.type === 'KeywordArgumentExpression' && arg.key.value === which);
  return named?.type === 'KeywordArgumentExpression' ? named.value : undefined;
}

/** `a.b` is two look-ups. */
function dotted({ texts, others }: TextValue): TextValue {
  return { texts: texts.flatMap((text) => text.split('.')), others };
}

/** `'{0.__class__}'.format(x)` walks attributes, too. */
function judgeFormat(node: CallExpression, values: TextValues): Judged | undefined {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  const name = callee.property.value;
  return name === 'format' || name === 'format_map'
    ? judgeFormatText(callee.object, node, values)
    : undefined;
}

function judgeFormatText(text: TemplateNode, node: TemplateNode, values: TextValues): Judged | undefined {
  const { texts, others } = values.of(text);
  if (texts.some((one) => one.includes('._') || one.includes('[_')))
    return leadingOut('formats a text that walks the attributes of what is put into it', tellNode(node));
  return others === 'computed' && texts.length === 0
    ? unusual('formats by a text that it computes, which may walk attributes', tellNode(node))
    : undefined;
}

function judgeNames({ texts, others }: TextValue, node: TemplateNode): Judged | undefined {
  const verdicts = texts.map((text) => judgeName(text, node));
  const worst = verdicts.find((verdict) => verdict?.state === 'dangerous') ?? verdicts.find(Boolean);
  if (worst !== undefined || others !== 'computed') return worst;
  return unusual('looks something up by a text that it computes, so that nobody sees which', tellNode(node));
}

function judgeName(name: string, node: TemplateNode): Judged | undefined {
  const kind = nameKind(name);
  if (kind === 'harmless') return undefined;
  return kind === 'escape'
    ? leadingOut(`reaches for "${name}", which leads from a value to the Python interpreter`, tellNode(node))
    : unusual(`reaches for the private name "${name}", as no chat template needs to`, tellNode(node));
}
