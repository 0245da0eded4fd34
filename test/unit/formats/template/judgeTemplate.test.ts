import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTemplate } from '../../../../core/src/formats/template/judgeTemplate.ts';

const stateOf = (text: string) => judgeTemplate(text).state;

/** Shapes that the templates of well-known models have; our own words. */
const genuine: readonly [what: string, template: string][] = [
  [
    'roles and a generation prompt',
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}",
  ],
  [
    'alternation that is enforced',
    "{{ bos_token }}{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate') }}{% endif %}{{ m['content'] | trim }}{{ eos_token }}{% endfor %}",
  ],
  [
    'a date, tools and a namespace',
    "{%- if not date_string is defined %}{%- if strftime_now is defined %}{%- set date_string = strftime_now('%d %b %Y') %}{%- else %}{%- set date_string = '26 Jul 2024' %}{%- endif %}{%- endif %}{%- set ns = namespace(found=false, last=messages|length - 1) %}{%- for m in messages[::-1] %}{%- if ns.found == false and m.role == 'user' %}{%- set ns.found = true %}{%- set ns.last = ns.last - loop.index0 %}{%- endif %}{%- endfor %}{{- messages[ns.last].content }}{%- for t in tools %}{{- t | tojson(indent=4) }}{%- endfor %}",
  ],
  [
    'a macro over a JSON schema',
    "{%- macro type_of(spec) -%}{%- set known = {'string': 'str', 'number': 'float', 'array': 'list'} -%}{%- if known[spec.type] is defined -%}{{- known[spec.type] -}}{%- else -%}{{- 'Any' -}}{%- endif -%}{%- endmacro -%}{% for t in tools %}{{ type_of(t.function.parameters) }}{% endfor %}",
  ],
  ['what the assistant says', '{% generation %}{{ messages[0].content }}{%- endgeneration -%}'],
  ['thinking that is cut off', "{{ content.split('</think>')[-1].lstrip('\\n') }}"],
  [
    'a filter by attribute',
    "{{ messages | selectattr('role', 'equalto', 'system') | map(attribute='content') | join }}",
  ],
  ['special tokens with underscores', "{{ '<|__start__|>' ~ '__media__' }}"],
  ['nothing but text', 'Summarise the following {text}:'],
  ['raw text', '{% raw %}{{ x.__class__ }}{% endraw %}'],
  ['a comment', '{# {{ x.__class__ }} #}'],
  ['format of a plain text', "{{ '{:.1f}'.format(score) }}"],
];

/** Each reaches the interpreter where no sandbox holds it. */
const hostile: readonly [what: string, template: string][] = [
  [
    'CVE-2024-34359',
    "{% for x in ().__class__.__base__.__subclasses__() %}{% if 'warning' in x.__name__ %}{{ x()._module.__builtins__['__import__']('os').popen('id').read() }}{% endif %}{% endfor %}",
  ],
  ['a gadget of Jinja', "{{ cycler.__init__.__globals__.os.popen('id').read() }}"],
  ['a subscript', "{{ ''['__class__'] }}"],
  ['a subscript with hexadecimal escapes', "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}"],
  ['a subscript with octal escapes', "{{ ''['\\137\\137class\\137\\137'] }}"],
  ['an attribute that is called at once', "{{ ''|attr('__cla' ~ 'ss__')() }}"],
  ['an attribute of an attribute that is called', "{{ x|attr('a')('b')|attr('__cla' ~ 'ss__')(1)(2) }}"],
  ['texts put together', "{{ ''['__cla' ~ 'ss__'] }}"],
  ['texts beside each other', "{{ ''['__cla' 'ss__'] }}"],
  ['texts in variables', "{% set a = '__cla' %}{% set b = 'ss__' %}{{ ''[a + b] }}"],
  ['texts in a namespace', "{% set n = namespace(a='__cla') %}{{ ''[n.a ~ 'ss__'] }}"],
  [
    'a namespace under another name',
    "{% set n = namespace(a='x') %}{% set m = n %}{% set m.a = '__cla' %}{{ x[n.a ~ 'ss__'] }}",
  ],
  ['a macro', "{% macro get(o, k) %}{{ o[k] }}{% endmacro %}{{ get(messages, '__cla' ~ 'ss__') }}"],
  ['a loop over names', "{% for k in ['__cla' ~ 'ss__'] %}{{ x[k] }}{% endfor %}"],
  ['a filter', "{{ messages | attr('__class__') }}"],
  ['a filter by its name', "{{ [messages] | map('attr', '__cla' ~ 'ss__') | list }}"],
  ['an attribute of each', "{{ [messages] | map(attribute='__cla' ~ 'ss__') | list }}"],
  ['an attribute of an attribute', "{{ [messages] | map(attribute='a.__cla' ~ 'ss__') | list }}"],
  ['a filter block', "{% filter attr('__cla' ~ 'ss__') %}x{% endfilter %}"],
  [
    'variables that depend on each other',
    "{% set a = '__cla' %}{% set b = a %}{% set a = b %}{{ x['q' ~ a] }}{{ x[b ~ 'ss__'] }}",
  ],
  ['a format text', "{{ '{0.__class__}'.format(messages) }}"],
  ['a format filter', "{{ '{0[__class__]}' | format(messages) }}"],
  ['a private path of the template itself', '{{ self._TemplateReference__context }}'],
  ['a frame', '{{ x.gi_frame.f_back }}'],
  [
    'code in what another lexer takes for a comment',
    '{ {%- generation %}# {{ x.__class__ }} #}{% endgeneration %}',
  ],
  ['code behind a statement that cannot be read', '{% block a %}{{ x.__class__ }}{% endblock %}'],
  ['code behind an operator', "{{ 1 ** x['__class__'] }}"],
  ['a carriage return', '{{\rx.__class__\r}}'],
];

const unusual: readonly [what: string, template: string][] = [
  ['a computed name', "{{ ''['__' ~ messages[0].role] }}"],
  ['a name of numbers', "{{ x['%c%cclass%c%c' % (95, 95, 95, 95)] }}"],
  ['a name of numbers by a filter', "{{ x['%c%cclass'|format(95, 95)] }}"],
  ['a name turned around', "{{ x['ssalc_'[::-1]] }}"],
  ['a name out of a joined list', "{{ x[['__cla', 'ss__'] | join] }}"],
  ['a name that is replaced', "{{ x['..class..' | replace('.', '_')] }}"],
  ['a name that another file decides', '{{ x[bos_token] }}'],
  ['a name in a macro that writes it', '{% macro n() %}__class__{% endmacro %}{{ x[n()] }}'],
  ['a block that is set', '{% set n %}__class__{% endset %}{{ x[n] }}'],
  ['a private attribute', '{{ x._module }}'],
  ['a harmless attribute by a filter', "{{ x | attr('role') }}"],
  ['a gadget', '{{ lipsum(5) }}'],
  ['the built-ins by their name', "{{ __builtins__['eval'](x) }}"],
  ['the template itself', '{{ self }}'],
];

const unreadable: readonly [what: string, template: string][] = [
  ['a statement of an extension', '{% trans %}x{% endtrans %}'],
  ['a tag that is not closed', '{{ x'],
  ['a block that is not closed', '{% if x %}'],
  ['a comment that is not closed', '{# x'],
  ['a character by its name', "{{ x['\\N{LOW LINE}'] }}"],
  ['too deep brackets', `{{ ${'('.repeat(5_000)}x${')'.repeat(5_000)} }}`],
  ['too deep blocks', `${'{% if x %}'.repeat(5_000)}${'{% endif %}'.repeat(5_000)}`],
  ['too many alternatives', `{% if x %}${'{% elif x %}'.repeat(20_000)}{% endif %}`],
  ['too many negations', `{{ ${'not '.repeat(5_000)}x }}`],
  ['too many signs', `{{ ${'- '.repeat(5_000)}x }}`],
  ['too many conditions', `{{ ${'x if y else '.repeat(5_000)}z }}`],
  ['too many calls', `{{ x${'()'.repeat(5_000)} }}`],
  ['too many links', `{{ x${'.y'.repeat(50_000)} }}`],
  ['a huge text', ' '.repeat(2 * 1024 * 1024)],
];

describe('a chat template', () => {
  it.each(genuine)('is clean with %s', (_, template) => {
    expect(judgeTemplate(template)).toEqual({ state: 'clean', findings: [] });
  });
  it.each(hostile)('is dangerous with %s', (_, template) => {
    const { state, findings } = judgeTemplate(template);
    expect([state, findings[0]?.rule, findings[0]?.severity]).toEqual([
      'dangerous',
      'template-escape',
      'error',
    ]);
  });
  it.each(unusual)('is unknown with %s', (_, template) => {
    expect(stateOf(template)).toBe('unknown');
  });
  it.each(unreadable)('is undecidable with %s', (_, template) => {
    const { state, findings } = judgeTemplate(template);
    expect([state, findings.at(-1)?.severity]).toEqual(['undecidable', 'warning']);
  });
  it.each(['include', 'import', 'extends', 'from'])('is not clean where it has %s', (word) => {
    expect(stateOf(`{% ${word} 'x' %}`)).not.toBe('clean');
  });
  it('tells each fault once, and not without end', () => {
    expect(judgeTemplate('{{ x.__class__ }}'.repeat(100)).findings).toHaveLength(1);
    const many = Array.from({ length: 100 }, (_, at) => `{{ x${at}.__class__ }}`).join('');
    expect(judgeTemplate(many).findings).toHaveLength(20);
  });
});

const word = fc.constantFrom(
  ...[
    '{%',
    '%}',
    '{{',
    '}}',
    '{#',
    '#}',
    '-%}',
    '{%-',
    'if',
    'endif',
    'for',
    'in',
    'endfor',
    'set',
    'endset',
  ],
  ...[
    'macro',
    'endmacro',
    'x',
    'y',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    '.',
    ':',
    '|',
    '=',
    '+',
    '~',
    '%',
    "'a'",
  ],
  ...["'__cla'", "'ss__'", '1', '0.5', 'not', 'is', 'else', 'elif', 'generation', 'raw', 'endraw', '\n', '"'],
);
const expression = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom('x', "'a'", "'_'", '1', 'messages', 'ns.a'),
    fc.tuple(tie('one'), fc.constantFrom('~', '+', '==', 'and', '%'), tie('one')).map((all) => all.join(' ')),
    fc.tuple(tie('one'), tie('one')).map(([object, key]) => `(${object})[${key}]`),
    fc
      .tuple(tie('one'), fc.constantFrom('trim', 'join', 'length', 'attr(x)'))
      .map(([one, by]) => `(${one})|${by}`),
    fc.tuple(tie('one'), tie('one')).map(([one, other]) => `[${one}, ${other}]`),
    tie('one').map((one) => `m(${one}, k=${one})`),
  ),
})).one;
const statement = fc.oneof(
  expression.map((one) => `{{ ${one} }}`),
  expression.map((one) => `{% set x = ${one} %}`),
  expression.map((one) => `{% set ns.a = ${one} %}`),
  expression.map((one) => `{% for x in ${one} %}{{ messages[x] }}{% endfor %}`),
  expression.map((one) => `{% macro m(a, k) %}{{ a[${one}] }}{% endmacro %}`),
);

describe('whatever a template holds', () => {
  it.each([
    "{{ messages | selectattr('role')[::-1] | list }}",
    '{{ x | constructor }}',
    "{{ x | toString('a') }}",
    '{% filter constructor %}a{% endfilter %}',
  ])('%s has a verdict', (text) => {
    expect(stateOf(text)).toBeTypeOf('string');
  });

  it('a mix of words ends with a verdict', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(stateOf(words.join(' '))).toBeTypeOf('string');
      }),
      { numRuns: 3_000 },
    );
  });
  it('a well-formed template is read, and an escape in it is found', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), fc.nat(), (statements, at) => {
        expect(stateOf(statements.join(''))).not.toBe('undecidable');
        const place = at % (statements.length + 1);
        expect(stateOf(statements.toSpliced(place, 0, "{{ x['__cla' ~ 'ss__'] }}").join(''))).toBe(
          'dangerous',
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
