import type { Severity } from '../../finding/severity.ts';

/** A variable that takes a guard away, with exactly the values that its library takes for "yes". */
export interface UnsafeVariable {
  readonly name: string;
  accepts(value: string): boolean;
  /** What it does, as the rest of a sentence that begins with the setting. */
  readonly effect: string;
  readonly advice: string;
  /** Instead of the rule's own: where the guard is weak anyway, or gone only in some versions. */
  readonly severity?: Severity;
  /** The version of a distribution from which on the variable does nothing. */
  readonly until?: { readonly distribution: string; readonly version: string };
  /** Where the values and the effect were read. */
  readonly source: string;
}

/** `strtobool` of Python's distutils, which transformers and the inference toolkit carry on. */
const strtobool = (value: string) => /^(?:y|yes|t|true|on|1)$/i.test(value);
/** `_BooleanEnvironmentVariable` of MLflow. */
const mlflowBoolean = (value: string) => /^(?:true|1)$/i.test(value);

const decideAtTheCall =
  'Remove it, and write trust_remote_code=True with a pinned commit at the one load that needs it.';

export const unsafeVariables: readonly UnsafeVariable[] = [
  {
    name: 'TRUST_REMOTE_CODE',
    accepts: strtobool,
    effect:
      'lets transformers unpickle files of a repository, and inference servers run its code, for every model that this process loads',
    advice: decideAtTheCall,
    source:
      'transformers 4: RagRetriever, TransfoXLTokenizer, conversion scripts, through strtobool; the same name is read by the launcher of text-generation-inference and by worker-vllm',
  },
  {
    name: 'HF_TRUST_REMOTE_CODE',
    accepts: strtobool,
    effect: 'lets the inference toolkit run the code of whatever repository it is told to serve',
    advice: decideAtTheCall,
    source: 'sagemaker-huggingface-inference-toolkit 2.6.0, transformers_utils.py',
  },
  {
    name: 'HF_DATASETS_TRUST_REMOTE_CODE',
    accepts: (value) => /^(?:1|on|yes|true)$/i.test(value),
    effect: 'runs the loading script of every dataset without asking',
    advice:
      'Remove it, and write trust_remote_code=True with a pinned commit at the one load_dataset that needs it.',
    until: { distribution: 'datasets', version: '4.0.0' },
    source: 'datasets 2.21.0, config.py and load.py; datasets 4 runs no scripts',
  },
  {
    name: 'TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD',
    accepts: (value) => /^(?:1|y|yes|true)$/.test(value),
    effect:
      'makes every torch.load without weights_only unpickle whatever the file holds, in the libraries that you use too',
    advice: 'Remove it, and write weights_only=False at the one torch.load whose file you trust.',
    source: 'torch 2.6, serialization.py: only these four spellings count',
  },
  {
    name: 'HF_ALLOW_CODE_EVAL',
    accepts: (value) => value === '1',
    effect: 'lets the metric code_eval run what a model wrote, on this machine and as this user',
    advice: 'Set it in a sandbox without network and secrets alone.',
    source: 'evaluate: metrics/code_eval; any other value than "1" is refused',
  },
  {
    name: 'MLFLOW_ALLOW_PICKLE_DESERIALIZATION',
    accepts: mlflowBoolean,
    effect:
      'lets MLflow unpickle models, which runs what they hold; it is the default, and stated here it also undoes a "false" from outside',
    advice: 'Set it to "false", and log models in a format without pickle.',
    severity: 'information',
    source: 'mlflow 3.17.2, environment_variables.py',
  },
  {
    name: 'MLFLOW_TRACKING_INSECURE_TLS',
    accepts: mlflowBoolean,
    effect: "takes anybody's certificate for the server that models are downloaded from",
    advice: "Remove it, and name the server's own authority in MLFLOW_TRACKING_SERVER_CERT_PATH.",
    source: 'mlflow 3.17.2, environment_variables.py',
  },
  {
    name: 'VLLM_ALLOW_INSECURE_SERIALIZATION',
    accepts: (value) => /^[+-]?0*[1-9]\d*$/.test(value.trim()),
    effect: 'lets the processes of vLLM unpickle what they send each other',
    advice: 'Remove it, or keep the ports of the engine closed to everybody else.',
    source: 'vllm, envs.py: bool(int(...))',
  },
  {
    name: 'CURL_CA_BUNDLE',
    accepts: (value) => value === '',
    effect: 'makes requests before 2.28 accept any certificate, so anybody on the way can hand out the model',
    advice: "Remove it, and name your own authority's file where a proxy needs one.",
    severity: 'information',
    until: { distribution: 'requests', version: '2.28.0' },
    source: 'requests 2.27.1 and 2.28.0, Session.merge_environment_settings',
  },
];
