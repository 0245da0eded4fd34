/** A family of licences that restrict who may use a model, or for what. */
export interface RestrictedLicense {
  /** Whole identifiers, lower case, words joined by `-`. */
  readonly identifiers: readonly string[];
  /** Words of an identifier or a title, joined likewise. */
  readonly phrases: readonly string[];
  /** What it restricts; follows "it". */
  readonly why: string;
}

/**
 * Licences of models that are no open-source licences, by the Hub's identifiers
 * (huggingface.co/docs/hub/repositories-licenses), by `license_name`, and by the titles of the texts themselves. From
 * what restricts most to what restricts least: the first that matches is told.
 */
export const restrictedLicenses: readonly RestrictedLicense[] = [
  {
    identifiers: [
      'apple-amlr',
      'apple-ascl',
      'intel-research',
      'c-uda',
      'mrl',
      'mnpl',
      'msr-la',
      'codestral',
    ],
    phrases: [
      ...['cc-by-nc', 'attribution-noncommercial', 'non-commercial', 'noncommercial', 'research-only'],
      ...['qwen-research', 'mistral-ai-research-license', 'mistral-ai-non-production-license'],
      'deepfloyd-if-license',
    ],
    why: 'allows no commercial use',
  },
  {
    identifiers: [],
    phrases: ['cc-by-nd', 'attribution-noderivatives', 'attribution-noderivs'],
    why: 'allows no changed version to be shared, a fine-tuned one included',
  },
  {
    identifiers: ['llama2', 'llama3', 'llama3-1', 'llama3-2', 'llama3-3', 'llama4'],
    phrases: [
      ...['llama-2-community', 'llama-3-community', 'llama-3-1-community', 'llama-3-2-community'],
      ...['llama-3-3-community', 'llama-4-community', 'llama2-community', 'llama3-community'],
    ],
    why: 'asks very large companies for a licence of their own and forbids the uses that its policy names',
  },
  {
    identifiers: ['gemma'],
    phrases: ['gemma-terms-of-use', 'health-ai-developer-foundations'],
    why: 'forbids the uses that its policy names, and its owner may restrict use later',
  },
  {
    identifiers: [],
    phrases: [
      ...['openrail', 'openrail-m', 'openrail++', 'openrail++-m', 'open-rail', 'open-rail-m', 'rail-license'],
      'bigscience-bloom-rail-1-0',
    ],
    why: 'forbids the uses that its appendix names, and so must every licence of what is made of it',
  },
  {
    identifiers: ['tongyi-qianwen', 'qwen', 'deepseek', 'glm-4', 'cogvlm', 'exaone', 'grok2-community'],
    phrases: [
      ...['tongyi-qianwen-license', 'qwen-license', 'deepseek-license', 'yi-license', 'falcon-llm-license'],
      ...['stabilityai-ai-community', 'stability-ai-community-license', 'nvidia-open-model-license'],
      ...['tencent-hunyuan-community', 'jamba-open-model-license', 'databricks-open-model-license'],
    ],
    why: 'is a licence of its owner with conditions of its own',
  },
];
