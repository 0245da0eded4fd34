import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../core/src/pin/fillPlaceholders.ts';
import type { Pin } from '../../../core/src/pin/pin.ts';
import { pinComment, readPinComment } from '../../../core/src/reference/pinComment.ts';
import { encoder, pin, someSha } from './pinsForTests.ts';

const { date: _, ...undated } = pin();
const nameless: Pin = { repository: encoder, sha: someSha, source: 'workspace' };

describe('fillPlaceholders', () => {
  it.each([
    ['"{sha}"  # {name} @ {date}', pin(), `"${someSha}"  # main @ 2026-11-20`],
    ['"{sha}"  # {name} @ {date}', undated, `"${someSha}"  # main`],
    ['"{sha}"  # {name} @ {date}\n', nameless, `"${someSha}"\n`],
    ['"{sha}"  # {name} @ {date}', pin({ name: 'x\nimport os' }), `"${someSha}"`],
    ['{sha} {name} {date}', pin({ name: 'v1.0' }), `${someSha} v1.0 2026-11-20`],
    ['{sha} {other} {', pin(), `${someSha} {other} {`],
    ['# {name} @ {date}', pin({ name: 'a$&b' }), ''],
    ['# {name} @ {date}', pin({ name: 'a&b' }), '# a&b @ 2026-11-20'],
  ])('%j with %o is %j', (text, with_, expected) => {
    expect(fillPlaceholders(text, with_)).toBe(expected);
  });
});

describe('readPinComment', () => {
  it.each([
    ['x = 1  # main @ 2026-11-20', 'main', 'main @ 2026-11-20'],
    ['x = 1  # refs/pr/3 @ 2026-11-20 # noqa', 'refs/pr/3', 'refs/pr/3 @ 2026-11-20'],
    ['x = 1  # noqa # main @ 2026-11-20', 'main', 'main @ 2026-11-20'],
    ['x = 1  # v1.0', 'v1.0', 'v1.0'],
    ['x = 1  # main', 'main', 'main'],
    ['x = 1  # noqa', undefined, undefined],
    ['x = 1  # main thing', undefined, undefined],
    ['x = 1', undefined, undefined],
  ])('%s', (line, name, text) => {
    const comment = readPinComment(line, 0);
    expect(comment?.name).toBe(name);
    expect(comment && line.slice(comment.start, comment.end)).toBe(text);
  });

  it('reads what pinComment writes', () => {
    const line = `# ${pinComment('release/1.x', '2026-11-20T01:02:03Z')}`;
    expect(readPinComment(line, 0)?.name).toBe('release/1.x');
  });
});
