import { describe, expect, it } from 'vitest';
import type { PinOptions } from '../../../core/src/pin/pinOptions.ts';
import { standingPinKey, updatePins } from '../../../core/src/pin/updatePins.ts';
import { updateEdits, writtenPins } from '../../../core/src/pin/writtenPins.ts';
import { applyEdits } from '../../../core/src/text/applyEdits.ts';
import { localHub, resolverFor } from '../hub/hubUnderTest.ts';
import { encoder, pin, reference, someSha } from './pinsForTests.ts';

const old = 'c'.repeat(40);
const references = [reference(encoder.id, old)];

describe('writtenPins and updateEdits', () => {
  it('moves a SHA at all its places and its comment', () => {
    const text = `REV = "${old}"  # v1.0 @ 2025-01-01\r\nload("x", revision="${old}")\nurl = "/resolve/${old}/x"\n`;
    const [written] = writtenPins(text, references);
    expect(written).toMatchObject({ repository: encoder, sha: old, name: 'v1.0' });
    const edits = written ? updateEdits(text, written, pin({ name: 'v1.0' })) : [];
    expect(applyEdits(text, edits)).toBe(
      `REV = "${someSha}"  # v1.0 @ 2026-11-20\r\nload("x", revision="${someSha}")\nurl = "/resolve/${someSha}/x"\n`,
    );
  });

  it('takes main where the comment holds the start of the SHA', () => {
    const text = `load("x", revision="${old}")  # CCCCCCCC @ 2025-01-01\n`;
    const [written] = writtenPins(text, references);
    expect(written?.name).toBe('main');
    expect(written && applyEdits(text, updateEdits(text, written, pin()))).toBe(
      `load("x", revision="${someSha}")  # main @ 2026-11-20\n`,
    );
  });

  it('takes main where no comment names anything, and adds none', () => {
    const text = `load("x", revision="${old}")  # noqa\n`;
    const [written] = writtenPins(text, references);
    expect(written?.name).toBe('main');
    expect(written && applyEdits(text, updateEdits(text, written, pin()))).toBe(
      `load("x", revision="${someSha}")  # noqa\n`,
    );
  });

  it('leaves alone what is part of a longer word, not in the text, or of two repositories', () => {
    expect(writtenPins(`x = "${old}0"`, references)).toEqual([]);
    expect(writtenPins('x = REVISION', references)).toEqual([]);
    expect(writtenPins(`x = "${old}"`, [...references, reference('other/model', old)])).toEqual([]);
    expect(writtenPins(`x = "${old}"`, [reference('a/b', old, { kind: 'github' })])).toEqual([]);
  });
});

describe('updatePins', () => {
  async function update(
    sha: (shas: readonly string[]) => string | undefined,
    name: string,
    options: PinOptions = {},
  ) {
    const hub = await localHub();
    const { history } = hub.repository(encoder.id);
    const standing = { repository: encoder, sha: sha(history.map((each) => each.sha)) ?? '', name };
    const outcomes = await updatePins([standing, { ...standing }], resolverFor(hub), options);
    return { outcome: outcomes.get(standingPinKey(standing)), history };
  }

  it('moves a pin to the newest commit of its branch', async () => {
    const { outcome, history } = await update((shas) => shas[1], 'main');
    expect(outcome).toMatchObject({ state: 'moved', pin: { sha: history[3]?.sha, name: 'main' } });
  });

  it('leaves the newest alone', async () => {
    expect((await update((shas) => shas.at(-1), 'main')).outcome).toEqual({ state: 'unchanged' });
    expect((await update((shas) => shas[1], 'v1.0')).outcome).toEqual({ state: 'unchanged' });
  });

  it('refuses a tag that has moved, and a name that is gone', async () => {
    expect((await update((shas) => shas[0], 'v1.0')).outcome).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('security event'),
    });
    expect((await update((shas) => shas[0], 'refs/pr/2')).outcome).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('nobody has merged'),
    });
    expect((await update((shas) => shas[0], 'gone')).outcome).toMatchObject({ state: 'refused' });
  });

  it('honours the minimum age and never goes back', async () => {
    const options = { minimumAge: 30, now: new Date('2024-01-20T00:00:00Z') };
    const forward = await update((shas) => shas[1], 'main', options);
    expect(forward.outcome).toMatchObject({ state: 'moved', pin: { sha: forward.history[2]?.sha } });
    expect((await update((shas) => shas[3], 'main', options)).outcome).toEqual({ state: 'unchanged' });
  });

  it('does not follow the manifest or the workspace', async () => {
    const { outcome, history } = await update((shas) => shas[1], 'main', {
      references: [reference(encoder.id, old)],
    });
    expect(outcome).toMatchObject({ state: 'moved', pin: { sha: history[3]?.sha } });
  });
});
