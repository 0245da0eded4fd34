import { joinJudged } from '../../finding/contentFinding.ts';
import type { Format } from '../format.ts';
import { judgeHiddenData } from '../hiddenData.ts';
import { type KnownFormat, knownByContent, knownByName } from './knownFormats.ts';

/**
 * Formats that are told by their name and not inspected, so that none is taken for another and none is clean. Those of
 * the first list are known by their bytes; those of the second by their file's name alone, and are to be asked behind
 * every other format.
 */
export const unsupportedFormats: readonly Format[] = knownByContent.map(unsupported);
export const unsupportedByName: readonly Format[] = knownByName.map(unsupported);

function unsupported({ id, name, recognises, risk }: KnownFormat): Format {
  return {
    id,
    recognises,
    async inspect(source, inspection) {
      const reason = `${name} is not inspected${risk === undefined ? '' : `; ${risk}`}`;
      const verdict = joinJudged([
        {
          state: 'undecidable',
          finding: {
            rule: 'content-unsupported',
            severity: 'information',
            message: `The file is recognised, and nothing is known of what it holds: ${reason}.`,
          },
        },
        ...(await judgeHiddenData(source, source.size, inspection)),
      ]);
      return { ...verdict, reason };
    },
  };
}
