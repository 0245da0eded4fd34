import type { ContentFinding } from '../../finding/contentFinding.ts';
import type { ContentRule } from '../../finding/ruleCatalogue.ts';

const refused: ReadonlySet<ContentRule> = new Set(['pickle-dangerous-call', 'pickle-unknown-global']);

/**
 * Says what torch's own guard would do: all that it admits by itself is on our allow list, so what is not there it
 * refuses (torch/_weights_only_unpickler.py, `_get_allowed_globals`; a test compares the two).
 */
export function tellWeightsOnly(finding: ContentFinding): ContentFinding {
  if (!refused.has(finding.rule)) return finding;
  return {
    ...finding,
    message: `${finding.message} torch.load refuses it with weights_only=True, the default since torch 2.6, and does it without.`,
  };
}
