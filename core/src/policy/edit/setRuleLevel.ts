import { isMap, YAMLMap } from 'yaml';
import type { RuleSlug } from '../../finding/ruleCatalogue.ts';
import type { SeverityLevel } from '../../finding/severity.ts';
import { editManifest } from './editManifest.ts';
import { fillEmpty } from './fillEmpty.ts';
import { type ManifestEdits, manifestEdits } from './manifestEdits.ts';

/** Writes the level of a rule under `policy.rules` of a manifest; of an empty text it makes one. */
export function setRuleLevel(text: string, rule: RuleSlug, level: SeverityLevel): ManifestEdits {
  const edited = editManifest(text, (document) => {
    for (const path of [['policy'], ['policy', 'rules']]) {
      const found = document.getIn(path);
      if (found === undefined || found === null) fillEmpty(document, path, new YAMLMap(document.schema));
      else if (!isMap(found)) return `"${path.join('.')}" of the manifest is not a mapping.`;
    }
    document.setIn(['policy', 'rules', rule], level);
    return undefined;
  });
  return manifestEdits(text, edited);
}
