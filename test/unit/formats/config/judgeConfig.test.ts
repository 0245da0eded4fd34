import { describe, expect, it } from 'vitest';
import { judgeConfig } from '../../../../core/src/formats/config/judgeConfig.ts';

/** A configuration, its state, and the rules that it breaks. */
type Row = readonly [what: string, config: unknown, state: string, rules: readonly string[]];

const index = (components: object) => ({
  _class_name: 'FluxPipeline',
  _diffusers_version: '0.30.0',
  ...components,
});

const rows: readonly Row[] = [
  [
    'a plain model',
    { architectures: ['BertModel'], hidden_size: 768, attn_implementation: 'sdpa' },
    'clean',
    [],
  ],
  ['nothing', {}, 'clean', []],
  ['a list', [1, 'two', { three: null }], 'clean', []],
  ['code of its own', { auto_map: { AutoModel: 'modeling_x.XModel' } }, 'clean', ['config-remote-code']],
  [
    'a tokenizer of its own',
    { auto_map: { AutoTokenizer: ['tokenization_x.XTokenizer', null] } },
    'clean',
    ['config-remote-code'],
  ],
  [
    'code of another repository',
    { auto_map: { AutoModel: 'evil/repo--modeling_x.XModel' } },
    'unknown',
    ['config-foreign-code'],
  ],
  [
    'code of another repository deep inside',
    { text_config: [{ auto_map: { AutoModel: 'evil/repo--m.X', AutoConfig: 'c.X' } }] },
    'unknown',
    ['config-foreign-code', 'config-remote-code'],
  ],
  [
    'a pipeline of its own',
    { custom_pipelines: { t: { impl: 'pipe.Pipe' } } },
    'clean',
    ['config-remote-code'],
  ],
  ['CVE-2026-4372', { _attn_implementation_internal: 'evil/kernel' }, 'dangerous', ['config-foreign-code']],
  [
    'CVE-2026-4372 of a part',
    { vision_config: { attn_implementation: { '': 'evil/kernel' } } },
    'dangerous',
    ['config-foreign-code'],
  ],
  [
    'CVE-2026-5241',
    { keypoint_detector_config: { trust_remote_code: true } },
    'unknown',
    ['config-remote-code'],
  ],
  ['trust that is off', { trust_remote_code: false }, 'clean', []],
  [
    'a pipeline of diffusers',
    index({
      scheduler: ['diffusers', 'EulerDiscreteScheduler'],
      safety_checker: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
      image_encoder: [null, null],
      _name_or_path: 'x',
    }),
    'clean',
    [],
  ],
  ['CVE-2026-44513', index({ unet: ['my_unet', 'MyUnet'] }), 'unknown', ['config-remote-code']],
  [
    'a pipeline class of its own',
    index({ _class_name: ['pipeline', 'Mine'] }),
    'unknown',
    ['config-remote-code'],
  ],
  [
    'a component of another shape',
    index({ unet: [['my_unet'], 'MyUnet'] }),
    'unknown',
    ['config-remote-code'],
  ],
  ['CVE-2025-23304', { model: { _target_: 'os.system', command: 'id' } }, 'dangerous', ['hydra-target']],
  ['a target of builtins', { _target_: 'eval' }, 'dangerous', ['hydra-target']],
  ['a target that loads code', { _target_: 'torch.hub.load' }, 'dangerous', ['hydra-target']],
  ['a block of NeMo', { _target_: 'nemo.collections.asr.modules.ConformerEncoder' }, 'clean', []],
  [
    'a model of pyannote and its task',
    {
      task: { _target_: 'pyannote.audio.tasks.SpeakerDiarization', duration: 10 },
      model: { _target_: 'pyannote.audio.models.segmentation.PyanNet', sample_rate: 16000 },
    },
    'clean',
    [],
  ],
  [
    'another part of pyannote',
    { _target_: 'pyannote.audio.Pipeline.from_pretrained' },
    'unknown',
    ['hydra-target'],
  ],
  [
    'a layer',
    { a: { _target_: 'torch.nn.Linear' }, b: { target: 'ldm.models.autoencoder.AutoencoderKL', params: {} } },
    'clean',
    [],
  ],
  ['a function among blocks', { _target_: 'nemo.core.ModelPT.restore_from' }, 'unknown', ['hydra-target']],
  [
    'an attribute of a block',
    { _target_: 'torch.nn.Module.__init__.__globals__' },
    'dangerous',
    ['hydra-target'],
  ],
  ['an unknown target', { target: 'my.thing.Make', params: {} }, 'unknown', ['hydra-target']],
  ['a word that is no target', { target: 'cuda', params: {} }, 'clean', []],
  ['an activation by its path', { activation_function: 'torch.nn.modules.activation.Tanh' }, 'clean', []],
  ['an activation that is none', { activation_function: 'os.abort' }, 'dangerous', ['hydra-target']],
  ['an activation by its name', { activation_function: 'gelu_new' }, 'clean', []],
  [
    'an estimator in skops',
    {
      __class__: 'LogisticRegression',
      __module__: 'sklearn.linear_model._logistic',
      __loader__: 'ObjectNode',
      content: { __class__: 'str', __module__: 'builtins', __loader__: 'JsonNode', content: '1' },
    },
    'clean',
    [],
  ],
  [
    'a class of nobody in skops',
    { __class__: 'Net', __module__: 'mine', __loader__: 'ObjectNode' },
    'unknown',
    ['hydra-target'],
  ],
  [
    'CVE-2025-54412',
    { __class__: 'methodcaller', __module__: 'sklearn.base', __loader__: 'OperatorFuncNode' },
    'dangerous',
    ['hydra-target'],
  ],
  [
    'CVE-2025-54413',
    {
      __class__: 'str',
      __module__: 'builtins',
      __loader__: 'MethodNode',
      content: { func: 'x', obj: { __class__: 'Net', __module__: 'mine', __loader__: 'ObjectNode' } },
    },
    'dangerous',
    ['hydra-target', 'hydra-target'],
  ],
  ['a template', { chat_template: '{{ messages[0].content }}' }, 'clean', []],
  ['a hostile template', { chat_template: '{{ x.__class__ }}' }, 'dangerous', ['template-escape']],
  [
    'a hostile template in a list',
    { chat_template: [{ name: 'default', template: '{{ x.__class__ }}' }] },
    'dangerous',
    ['template-escape'],
  ],
  [
    'a hostile template in a table',
    { chat_template: { tool_use: '{{ x.__class__ }}' } },
    'dangerous',
    ['template-escape'],
  ],
  [
    'sentence-transformers',
    [{ idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' }],
    'clean',
    [],
  ],
  [
    'a module of its own',
    [{ idx: 0, name: '0', path: '', type: 'custom_st.Mine' }],
    'unknown',
    ['config-remote-code'],
  ],
  [
    'a module that is none',
    [{ idx: 0, name: '0', path: '', type: 'subprocess.Popen' }],
    'dangerous',
    ['config-remote-code'],
  ],
  [
    'an adapter',
    { auto_mapping: { base_model_class: 'X', parent_library: 'transformers.models.bert' } },
    'clean',
    [],
  ],
  [
    'an adapter of nobody',
    { auto_mapping: { base_model_class: 'X', parent_library: 'evil' } },
    'unknown',
    ['config-remote-code'],
  ],
  ['a model of Keras', { class_name: 'Sequential', config: {} }, 'clean', []],
  [
    'an object of Keras in a table',
    { a: [{ class_name: 'function', module: 'os', config: 'system' }] },
    'dangerous',
    ['keras-code'],
  ],
  [
    'bytecode of Keras in a table',
    { a: { class_name: '__lambda__', config: { value: 'x' } } },
    'dangerous',
    ['keras-code'],
  ],
  ['a class of somebody', { class_name: 'Mine', size: 3 }, 'clean', []],
  ['a licence', { license: 'cc-by-nc-4.0' }, 'clean', ['restricted-license']],
];

describe('a configuration', () => {
  it.each(rows)('with %s', (_, config, state, rules) => {
    const verdict = judgeConfig(config);
    expect([verdict.state, verdict.findings.map(({ rule }) => rule)]).toEqual([state, rules]);
  });
  it('tells the code that it leads to, and the base of an adapter', () => {
    expect(judgeConfig({ auto_map: { AutoModel: 'o/r--m.X', AutoConfig: 'pkg.c.Y' } }).facts).toEqual({
      code: [
        { repository: 'o/r', module: 'm', className: 'X' },
        { module: 'pkg.c', className: 'Y' },
      ],
    });
    expect(judgeConfig({ base_model_name_or_path: 'a/b' }).facts?.card?.baseModels).toEqual(['a/b']);
  });
  it('tells where', () => {
    const { findings } = judgeConfig({ a: [{ b: { _target_: 'os.system' } }] });
    expect(findings[0]?.evidence).toBe('a[0].b._target_: os.system');
  });
});
