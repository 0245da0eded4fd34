import { parentPort, workerData } from 'node:worker_threads';
import { languageById, loadLanguages } from '../../../core/src/source/languages.ts';
import { ParserBrokenError } from '../../../core/src/source/limits.ts';
import { FileLinter, type LintSetup } from '../../../core/src/work/fileLinter.ts';
import { type BatchResult, type LintItem, lintBatch } from '../../../core/src/work/lintBatch.ts';
import { serveTasks } from '../../../core/src/work/serveTasks.ts';

// The lint worker with a parser that breaks for good at the word BREAK, and a thread that dies at the word DIE.
if (parentPort !== null) {
  const setup = workerData as LintSetup;
  const ready = loadLanguages(setup).then(() => {
    const python = languageById('python');
    const { parse } = python;
    let broken = false;
    Object.assign(python, {
      parse: (text: string) => {
        if (text.includes('DIE')) process.exit(9);
        broken ||= text.includes('BREAK');
        if (broken) throw new ParserBrokenError('the parser failed');
        return parse(text, undefined);
      },
    });
    return new FileLinter(setup);
  });
  serveTasks<readonly LintItem[], BatchResult>(parentPort, async (items, control) =>
    lintBatch(await ready, items, control),
  );
}
