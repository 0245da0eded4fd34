// Writes schemas/model-manifest.schema.json from the tables of the reader.
// `--check` writes nothing and exits 1 where it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleCatalogue } from '../../core/src/finding/ruleCatalogue.ts';
import { severityLevels } from '../../core/src/finding/severity.ts';
import { repositoryKinds } from '../../core/src/policy/approvedModel.ts';
import { manifestKeys } from '../../core/src/policy/manifestKeys.ts';
import { formatLevels } from '../../core/src/policy/policyLists.ts';
import { policyScopes, treeLevels } from '../../core/src/policy/policySettings.ts';
import { signerKeys } from '../../core/src/policy/signer.ts';
import { root } from '../projectPaths.mjs';
import { manifestSchema } from './manifestSchema.mjs';

const path = join(root, 'schemas', 'model-manifest.schema.json');
const words = {
  manifestKeys,
  ruleCatalogue,
  severityLevels,
  formatLevels,
  repositoryKinds,
  policyScopes,
  treeLevels,
  signerKeys,
};
const text = `${JSON.stringify(manifestSchema(words), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('schemas/model-manifest.schema.json differs from what the reader knows');
  process.exit(1);
}
