import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { loadTestLanguages } from '../../support/languages.ts';
import { lintPython } from '../../support/lintTable.ts';

beforeAll(async () => {
  await loadTestLanguages();
});

const source = (id: string): string =>
  `from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("${id}", revision="${'a'.repeat(40)}")\n`;

function typosquats(text: string) {
  return lintPython(text).findings.filter((finding) => finding.rule === 'typosquat');
}

describe('typosquat', () => {
  it('marks the id, says what was probably meant, and writes it', () => {
    const text = source('mistralia/Mistral-7B-v0.1');
    const [finding, ...more] = typosquats(text);
    expect(more).toEqual([]);
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toContain('Did you mean "mistralai/Mistral-7B-v0.1"?');
    const [fix] = finding?.fixes ?? [];
    expect(fix).toMatchObject({ title: 'Use mistralai/Mistral-7B-v0.1', kind: 'spelling', safe: false });
    const fixed = applyEdits(text, fix?.edits ?? []);
    expect(fixed).toBe(source('mistralai/Mistral-7B-v0.1'));
    expect(typosquats(fixed)).toEqual([]);
  });

  it('knows the legacy names of models, and takes no data set for one', () => {
    expect(typosquats(source('bert-base-uncase'))).toHaveLength(1);
    expect(typosquats('import datasets\ndatasets.load_dataset("roberta-bas")\n')).toEqual([]);
  });

  it('keeps fix-all from pinning the wrong repository', () => {
    const pinFixes = (id: string) =>
      lintPython(
        `from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("${id}")\n`,
      ).findings.flatMap((finding) =>
        finding.fixes.filter((fix) => fix.kind === 'pin').map((fix) => fix.safe),
      );
    expect(pinFixes('mistralai/Mistral-7B-v0.1')).toEqual([true]);
    expect(pinFixes('mistralia/Mistral-7B-v0.1')).toEqual([false]);
  });

  it('says nothing of a local folder', () => {
    expect(typosquats(source('./mistralia/Mistral-7B-v0.1'))).toEqual([]);
  });
});
