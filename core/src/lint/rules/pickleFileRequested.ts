import { ceilingOf, shortName, within } from './loadReport.ts';
import type { Rule } from './rule.ts';
import { codeBearingFile } from './weightFiles.ts';

/** A file with a format that can run code is asked for by name. */
export const pickleFileRequested: Rule = {
  slug: 'pickle-file-requested',
  *check({ loads }) {
    for (const load of loads) {
      const { fileName } = load;
      if (fileName === undefined || !codeBearingFile.test(fileName.value)) continue;
      const ending = fileName.value.slice(fileName.value.lastIndexOf('.'));
      const format = /h5|hdf5/.test(ending) ? 'HDF5, which can hold Keras Lambda layers' : 'usually a pickle';
      yield {
        ...ceilingOf(load),
        span: within(load.callSpan, fileName.span) ?? load.idSpan,
        scope: load.callSpan,
        message: `${shortName(load.callable)} asks for a ${ending} file: ${format}, and reading it can run code. Ask for the .safetensors file beside it, where there is one.`,
        reference: load.reference,
      };
    }
  },
};
