import { describe, expect, it } from 'vitest';
import type { ArchiveMember, ArchiveReading } from '../../../../core/src/archive/archive.ts';
import { MemorySource } from '../../../../core/src/bytes/memorySource.ts';
import { jsonFormat } from '../../../../core/src/formats/config/jsonFormat.ts';
import type { Inspection } from '../../../../core/src/formats/format.ts';
import { inspectKerasArchive, isKerasArchive } from '../../../../core/src/formats/keras/kerasArchive.ts';
import { inspectionOf } from '../../../support/inspectBytes.ts';

function member(name: string, text: string, kind: ArchiveMember['kind'] = 'file'): ArchiveMember {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    kind,
    size: bytes.length,
    offset: 0,
    isStored: true,
    open: async () => new MemorySource(bytes),
  };
}

const reading = (...members: ArchiveMember[]): ArchiveReading => ({
  members,
  findings: [],
  state: 'clean',
  end: 0,
});

const inspection: Inspection = {
  ...inspectionOf('model.keras'),
  inspectInner: async (source, name) => ({
    format: 'json',
    ...(await jsonFormat.inspect(source, inspectionOf(name))),
  }),
};

const metadata = member('metadata.json', '{"keras_version": "3.15.1"}');
const config = (layer: object) =>
  member(
    'config.json',
    JSON.stringify({ module: 'keras', class_name: 'Sequential', config: { layers: [layer] } }),
  );

describe('a .keras file', () => {
  it('is known by its members', () => {
    expect(isKerasArchive(reading(config({}), metadata))).toBe(true);
    expect(isKerasArchive(reading(config({})))).toBe(false);
    expect(isKerasArchive(reading(metadata))).toBe(false);
  });
  it.each([
    [{ module: 'keras.layers', class_name: 'Dense', config: {} }, 'clean'],
    [
      {
        module: 'keras.layers',
        class_name: 'Lambda',
        config: { function: { class_name: '__lambda__', config: {} } },
      },
      'dangerous',
    ],
    [{ module: 'mine', class_name: 'Dense', config: {} }, 'unknown'],
  ])('is judged by its configuration: %j', async (layer, state) => {
    const verdict = await inspectKerasArchive(reading(config(layer), metadata), inspection);
    expect([verdict.format, verdict.state]).toEqual(['keras', state]);
  });
  it('with two configurations is judged by both', async () => {
    const hostile = config({ class_name: '__lambda__', config: {} });
    const verdict = await inspectKerasArchive(reading(config({}), hostile, metadata), inspection);
    expect(verdict.state).toBe('dangerous');
  });
  it('with a link is not clean', async () => {
    const verdict = await inspectKerasArchive(
      reading(config({}), metadata, member('assets/x', '', 'link')),
      inspection,
    );
    expect(verdict.state).toBe('unknown');
  });
});
