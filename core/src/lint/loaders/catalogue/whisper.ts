import type { Loader } from '../loader.ts';
import { modelId } from './common.ts';

const version = 'faster-whisper 1.2.1';

/** `_MODELS` of faster_whisper/utils.py; other names without owner are refused. */
const sizes = new Map<string, string>([
  ...[
    'tiny.en',
    'tiny',
    'base.en',
    'base',
    'small.en',
    'small',
    'medium.en',
    'medium',
    'large-v1',
    'large-v2',
    'large-v3',
  ].map((size) => [size, `Systran/faster-whisper-${size}`] as const),
  ...['large-v2', 'medium.en', 'small.en', 'large-v3'].map(
    (size) => [`distil-${size}`, `Systran/faster-distil-whisper-${size}`] as const,
  ),
  ['large', 'Systran/faster-whisper-large-v3'],
  ['distil-large-v3.5', 'distil-whisper/distil-large-v3.5-ct2'],
  ['large-v3-turbo', 'mobiuslabsgmbh/faster-whisper-large-v3-turbo'],
  ['turbo', 'mobiuslabsgmbh/faster-whisper-large-v3-turbo'],
]);
const bySize = { aliases: sizes, ownerRequired: true };

export const whisperLoaders: readonly Loader[] = [
  {
    callable: /^faster_whisper\.(?:\w+\.)*WhisperModel$/,
    names: ['WhisperModel'],
    library: 'faster_whisper',
    purpose: 'weights',
    positional: [
      'model_size_or_path',
      'device',
      'device_index',
      'compute_type',
      'cpu_threads',
      'num_workers',
      'download_root',
      'local_files_only',
      'files',
      'revision',
    ],
    repository: modelId('model_size_or_path', bySize),
    revision: 'revision',
    evidence: 'read',
    source: `${version}, transcribe.py, utils.py`,
  },
  {
    callable: /^faster_whisper\.(?:\w+\.)*download_model$/,
    names: ['download_model'],
    library: 'faster_whisper',
    purpose: 'files',
    positional: ['size_or_id', 'output_dir', 'local_files_only', 'cache_dir', 'revision'],
    repository: modelId('size_or_id', bySize),
    revision: 'revision',
    evidence: 'read',
    source: `${version}, utils.py`,
  },
  {
    callable: /^whisperx\.(?:asr\.)?load_model$/,
    names: ['load_model'],
    library: 'whisperx',
    purpose: 'weights',
    positional: ['whisper_arch', 'device'],
    repository: modelId('whisper_arch', bySize),
    evidence: 'read',
    source: 'whisperx 3.8.6, asr.py',
  },
  {
    callable: /^whisperx\.(?:\w+\.)*(?:load_align_model|DiarizationPipeline)$/,
    names: ['load_align_model', 'DiarizationPipeline'],
    library: 'whisperx',
    purpose: 'weights',
    positional: [],
    repository: modelId('model_name', { ownerRequired: true }),
    evidence: 'read',
    source: 'whisperx 3.8.6, alignment.py, diarize.py',
  },
];
