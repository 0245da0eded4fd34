import type { Judged } from '../../finding/contentFinding.ts';
import type { CodeReference } from '../fileFacts.ts';
import type { CodeJudgement } from './remoteCode.ts';

/** Packages from which a pipeline's components come; `diffusers` reads any other name as a file of the repository. */
const libraries = new Set([
  ...['diffusers', 'transformers', 'onnxruntime', 'onnxruntime.training', 'flax', 'peft', 'tokenizers'],
  ...[
    'optimum',
    'optimum.intel',
    'optimum.intel.openvino',
    'optimum.onnxruntime',
    'optimum.neuron',
    'k_diffusion',
  ],
]);

/** Folders of `diffusers.pipelines` that components name as their library. */
const pipelineFolders = new Set([
  ...['stable_diffusion', 'stable_diffusion_safe', 'stable_diffusion_xl', 'semantic_stable_diffusion'],
  ...[
    'deepfloyd_if',
    'wuerstchen',
    'stable_cascade',
    'unclip',
    'kandinsky',
    'kandinsky2_2',
    'kandinsky3',
    'shap_e',
  ],
  ...[
    'paint_by_example',
    'alt_diffusion',
    'latent_diffusion',
    'versatile_diffusion',
    'unidiffuser',
    'vq_diffusion',
  ],
  ...[
    'spectrogram_diffusion',
    'blip_diffusion',
    'audioldm2',
    'musicldm',
    'stable_audio',
    'amused',
    'controlnet',
  ],
  ...['hunyuan_video', 'hunyuandit', 'ltx', 'ltx2', 'lumina', 'lumina2', 'kolors', 'flux', 'flux2', 'cosmos'],
  ...['cogvideo', 'consisid', 'easyanimate', 'omnigen', 'sana', 'wan', 'visualcloze', 'bria', 'bria_fibo'],
]);

/**
 * What a pipeline's `model_index.json` has loaded: each component is `[library, class]`. A library that is none is a
 * Python file beside it, and `diffusers` before 0.38.0 ran it without `trust_remote_code` (CVE-2026-44513).
 */
export function judgeDiffusersIndex(index: Readonly<Record<string, unknown>>): CodeJudgement {
  const judged: Judged[] = [];
  const code: CodeReference[] = [];
  for (const [component, value] of Object.entries(index)) {
    if (!Array.isArray(value) || (component.startsWith('_') && component !== '_class_name')) continue;
    const [library, className] = value as readonly unknown[];
    if (value.length !== 2 || !isName(library) || !isName(className)) {
      if (component === '_class_name' || value.some((part) => typeof part === 'object' && part !== null))
        judged.push(unreadable(component, value));
      continue;
    }
    if (library === null || className === null || isKnown(library)) continue;
    code.push({ module: library, className });
    judged.push(ownComponent(component, library, className));
  }
  return { judged, code };
}

function isName(value: unknown): value is string | null {
  return typeof value === 'string' || value === null;
}

function isKnown(library: string): boolean {
  return libraries.has(library) || pipelineFolders.has(library);
}

function ownComponent(component: string, library: string, className: string): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'config-remote-code',
      severity: 'warning',
      message: `The pipeline takes ${className} from ${library}.py of the model itself. diffusers before 0.38.0 may run it without trust_remote_code (CVE-2026-44513).`,
      evidence: `${component}: [${library}, ${className}]`.slice(0, 200),
    },
  };
}

/** An entry of another shape slipped past the check for custom code. */
function unreadable(component: string, value: unknown): Judged {
  return {
    state: 'unknown',
    finding: {
      rule: 'config-remote-code',
      severity: 'warning',
      message: `The component ${component} of the pipeline is not written as [library, class], so what it loads is not known.`,
      evidence: JSON.stringify(value).slice(0, 200),
    },
  };
}
