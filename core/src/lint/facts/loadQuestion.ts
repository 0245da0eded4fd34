import { loadSetFamily } from '../loaders/loadSet/family.ts';
import type { LoadSetQuestion } from '../loaders/loadSet.ts';
import type { ModelLoad } from './modelLoad.ts';

/** What of a load decides which files it reads. */
export function loadQuestion(load: ModelLoad): LoadSetQuestion {
  return {
    family: loadSetFamily(load.loader, load.callable),
    useSafetensors: load.safetensors.value,
    runsRepositoryCode: load.runsCode || load.trust.value,
    ...(load.unreadChoices === undefined ? {} : { unread: load.unreadChoices }),
    ...(load.fileName === undefined ? {} : { fileName: load.fileName.value }),
    ...(load.subfolder === undefined ? {} : { subfolder: load.subfolder }),
    ...(load.variant === undefined ? {} : { variant: load.variant }),
  };
}
