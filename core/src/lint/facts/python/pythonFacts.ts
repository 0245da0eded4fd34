import type { SourceDocument } from '../../../source/document.ts';
import type { JoinedCells } from '../../../source/notebook/joinedCells.ts';
import type { LintContext } from '../../context.ts';
import { deserializerFor, loaderFor } from '../../loaders/catalogue.ts';
import type { Deserialization } from '../deserialization.ts';
import type { DocumentFacts } from '../documentFacts.ts';
import { magicSettings } from '../magicSettings.ts';
import type { ModelLoad } from '../modelLoad.ts';
import { shellDownloads } from '../shellDownloads.ts';
import { BoundCall } from './boundCall.ts';
import { calleesOf } from './callees.ts';
import { candidateCalls } from './candidates.ts';
import { deserializationOf } from './deserializations.ts';
import { environmentSettings, maySetEnvironment } from './environment/environmentSettings.ts';
import { mayStateAddress, statedAddresses } from './environment/statedAddresses.ts';
import { Evaluator } from './evaluator.ts';
import { modelLoadsOf } from './modelLoads.ts';
import { PythonModule } from './module.ts';
import { namesToSearch } from './namesToSearch.ts';

/**
 * The loads of a Python text. A text that names no loader is not even parsed.
 * @param notebook whose cells the text is, where it is a notebook's
 */
export function pythonFacts(
  document: SourceDocument,
  { project, modules }: LintContext,
  notebook?: JoinedCells,
): DocumentFacts {
  const given = { document, written: notebook?.written ?? document.text, magics: notebook?.magics ?? [] };
  const names = namesToSearch(document.text, project.moduleName);
  const asksForSettings = maySetEnvironment(document.text);
  const asksForAddresses = mayStateAddress(document.text, names.size > 0);
  const settings = magicSettings(document, given.magics);
  const downloads = shellDownloads(document, given.magics);
  if (names.size === 0 && !asksForSettings && !asksForAddresses) {
    return { ...given, loads: downloads, deserializations: [], settings, addresses: [] };
  }
  const module = new PythonModule(document, project.moduleName, project.isPackage === true);
  const evaluator = new Evaluator(module, modules);
  const loads: ModelLoad[] = [];
  const deserializations: Deserialization[] = [];
  for (const candidate of candidateCalls(module, names)) {
    for (const { path, partials } of calleesOf(evaluator, candidate.callee)) {
      const loader = loaderFor(path);
      const deserializer = deserializerFor(path);
      if (loader !== undefined) {
        const bound = new BoundCall(evaluator, candidate, loader.positional, partials);
        loads.push(...modelLoadsOf(module, bound, loader, path, project));
      }
      if (deserializer !== undefined) {
        const bound = new BoundCall(evaluator, candidate, deserializer.positional, partials);
        const found = deserializationOf(module, bound, deserializer, path);
        if (found !== undefined) deserializations.push(found);
      }
      if (loader !== undefined || deserializer !== undefined) break;
    }
  }
  return {
    ...given,
    loads: downloads.length === 0 ? loads : [...loads, ...downloads].sort(byPlace),
    deserializations,
    settings: [...settings, ...(asksForSettings ? environmentSettings(evaluator) : [])],
    addresses: asksForAddresses ? statedAddresses(evaluator) : [],
  };
}

function byPlace(a: ModelLoad, b: ModelLoad): number {
  return a.callSpan.start - b.callSpan.start;
}
