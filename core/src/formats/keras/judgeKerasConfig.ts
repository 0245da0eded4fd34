import { type ContentsVerdict, type Judged, joinJudged, worst } from '../../finding/contentFinding.ts';
import { entriesOf, isRecord } from '../config/walkValues.ts';
import { judgeObject } from './judgeObject.ts';

/** One model tells its faults this often. */
const mostFindings = 50;

/**
 * True where a value of JSON is a Keras configuration, or holds an object that Keras 3 would make: it takes tables apart
 * until it finds one (`deserialize_keras_object`).
 */
export function holdsKerasObject(value: unknown): boolean {
  if (isRecord(value) && 'class_name' in value && 'config' in value) return true;
  for (const { key, value: name, owner } of entriesOf(value)) {
    if (key !== 'class_name' || typeof name !== 'string' || !('config' in owner)) continue;
    if ('module' in owner || 'registered_name' in owner || name.startsWith('__')) return true;
  }
  return false;
}

/**
 * Judges the configuration of a Keras model, layer or training: every object in it, wherever it stands, by an exact list
 * of what Keras itself has. For `model_config` and `training_config` of HDF5 files and `config.json` of `.keras` files;
 * pure, and bounded by the value.
 */
export function judgeKerasConfig(config: unknown): ContentsVerdict {
  const judged: Judged[] = [];
  for (const { key, value, owner } of entriesOf(config)) {
    if (key === 'class_name' && typeof value === 'string') judged.push(judgeObject(owner));
  }
  const told = new Map(judged.map((one) => [`${one.finding?.message}${one.finding?.evidence}`, one]));
  const { findings } = joinJudged([...told.values()]);
  const ordered = [...findings].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  return { state: worst(judged.map(({ state }) => state)), findings: ordered.slice(0, mostFindings) };
}
