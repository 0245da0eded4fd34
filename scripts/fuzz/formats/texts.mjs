const values = ['1', 'true', 'null', '"bert"', '[1, 2]', '{"x": [{}]}', '"{{ x }}"', '1e999', '"\\u0041"'];
const keys = [
  'architectures',
  'model_type',
  'auto_map',
  'chat_template',
  'custom_pipelines',
  '_target_',
  'layers',
  'license',
];

/** The JSON of a configuration. */
export function configText(chance) {
  const entries = chance.several(
    1,
    5,
    (at) => `"${chance.pick(['hidden_size', 'eos_token', 'dropout'])}${at}": ${chance.pick(values)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** Texts are changed by their words. */
function shuffledWords(text, chance, more) {
  const words = text.split(/(?<=[\s,:{}[\]().'"|%-])/);
  for (let left = chance.between(1, 3); left > 0; left -= 1) {
    const at = chance.below(words.length);
    const kind = chance.below(4);
    if (kind === 0) words.splice(at, 1);
    else if (kind === 1) words.splice(at, 0, words[chance.below(words.length)] ?? '');
    else if (kind === 2) words.splice(at, 0, chance.pick(more));
    else words[at] = chance.pick(more);
  }
  return words.join('');
}

function textual({ id, names, family, share = 1, state = 'clean', isWhole = false, valid, more }) {
  return {
    id,
    names,
    family,
    share,
    isWhole,
    make(chance, isValid) {
      const text = valid(chance);
      return {
        bytes: Buffer.from(isValid ? text : shuffledWords(text, chance, more)),
        state,
      };
    },
  };
}

const jsonMore = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '"auto_map": {"AutoModel": "x.Y"}',
  '\\u0000',
  '\ufeff',
  '-',
  '{"a":'.repeat(60),
];

const json = textual({
  id: 'json',
  names: ['config.json', 'tokenizer.json', 'generation_config.json', 'model_index.json'],
  family: ['json'],
  isWhole: true,
  valid: configText,
  more: [...jsonMore, ...keys.map((key) => `"${key}": `)],
});

const weightIndex = textual({
  id: 'weight-index',
  names: ['model.safetensors.index.json', 'pytorch_model.bin.index.json'],
  family: ['weight-index', 'json'],
  isWhole: true,
  valid(chance) {
    const shards = chance.several(1, 4, (at) => [`w${at}`, `model-0000${at}.safetensors`]);
    return JSON.stringify({
      metadata: { total_size: chance.below(1e9) },
      weight_map: Object.fromEntries(shards),
    });
  },
  more: [...jsonMore, '"../../etc/passwd"', '"weight_map"', '"https://x/y"', '"a.bin"', '1'],
});

const yaml = textual({
  id: 'yaml',
  names: ['config.yaml', 'params.yml'],
  family: ['yaml'],
  valid: (chance) =>
    chance
      .several(
        1,
        6,
        (at) => `key${at}: ${chance.pick(['1', 'text', '[1, 2]', '{a: b}', '\n  - a\n  - b: 1'])}`,
      )
      .join('\n'),
  more: [
    '!!python/object/apply:os.system ["id"]',
    '&a ',
    '*a',
    '- ',
    '? ',
    '|\n',
    '>\n',
    '%TAG ! tag:x\n---\n',
    '!x ',
    '\t',
    '{',
    '"',
    '<<: *a\n',
  ],
});

const jinja = textual({
  id: 'jinja',
  names: ['chat_template.jinja'],
  family: ['jinja'],
  valid: (chance) =>
    chance
      .several(1, 3, () =>
        chance.pick([
          "{% for message in messages %}{{ message['role'] + ': ' + message.content }}{% endfor %}",
          '{% if add_generation_prompt %}assistant{% endif %}',
          "{%- set ns = namespace(found=false) -%}{{ '<s>' }}",
          "{{ messages | selectattr('role', 'equalto', 'user') | list | length }}",
          "{% macro f(x) %}{{ x | trim }}{% endmacro %}{{ f('a') }}",
        ]),
      )
      .join('\n'),
  more: [
    '{{',
    '}}',
    '{%',
    '%}',
    "''.__class__",
    '.__globals__',
    '|attr("x")',
    '()',
    '|constructor',
    "|attr('__cl' ~ 'ass__')()",
    "~'__'",
    'x',
    '{# c #}',
    '[::-1]',
    'lipsum',
    'cycler.__init__',
    '(',
    ')',
    "'",
    '%',
  ],
});

const python = textual({
  id: 'python',
  names: ['modeling_x.py', 'configuration_x.py'],
  family: ['python'],
  state: 'unknown',
  valid: (chance) =>
    `import torch\nfrom torch import nn\n\n\nclass Model(nn.Module):\n    def forward(self, x):\n${chance
      .several(1, 4, () =>
        chance.pick([
          '        x = self.layer(x)\n',
          '        y = torch.relu(x) + 1\n',
          "        s = f'{x}'\n",
        ]),
      )
      .join('')}        return x\n`,
  more: [
    'import os\n',
    'os.system("id")\n',
    'exec(',
    ')',
    '(',
    '"""',
    '\n',
    '\t',
    ':',
    'lambda: ',
    'eval',
    '__import__("os")',
    '@',
    'async ',
    '\\\n',
    'class ',
    '\0',
  ],
});

const text = textual({
  id: 'text',
  names: ['README.md', 'vocab.txt', 'merges.txt', 'LICENSE'],
  family: ['text', 'yaml', 'model-card'],
  valid: (chance) =>
    `---\nlicense: ${chance.pick(['mit', 'apache-2.0'])}\n---\n# Model\n\n${'words of all kinds\n'.repeat(chance.between(1, 5))}`,
  more: [
    '---\n',
    'license: ',
    '\0',
    '\ufffd',
    '#',
    '&a *a ',
    '!!python/name:os.system',
    'base_model: [x',
    '\r\n',
  ],
});

const lfsPointer = textual({
  id: 'lfs-pointer',
  names: ['model.safetensors', 'model.bin'],
  family: ['lfs-pointer'],
  share: 0.2,
  state: 'undecidable',
  valid: () => `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 12345\n`,
  more: ['oid', 'sha256:', '\n', 'size ', '-1', 'ext-0-x sha256:1\n'],
});

export const texts = [json, weightIndex, yaml, jinja, python, text, lfsPointer];
