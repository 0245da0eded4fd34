import { digestInTurn } from '../digest/digestInTurn.ts';
import { inspectInTurn } from '../formats/inspectInTurn.ts';
import type { TaskControl } from './protocol.ts';
import type { VerifyTask, VerifyTaskResult } from './verifyTask.ts';

/** Milliseconds between two tellings of progress: each is a message to another thread. */
const telling = 50;

/** Does one task in this thread. */
export async function runVerifyTask(task: VerifyTask, control: TaskControl): Promise<VerifyTaskResult> {
  const { signal } = control;
  switch (task.kind) {
    case 'digest': {
      const onProgress = seldom(control);
      return { kind: 'digest', outcomes: await digestInTurn(task.files, { signal, onProgress }) };
    }
    case 'inspect': {
      const onProgress = seldom(control);
      return {
        kind: 'inspect',
        files: await inspectInTurn(task.files, { signal, onProgress, acceptedNames: task.acceptedNames }),
      };
    }
  }
}

function seldom({ progress }: TaskControl): (done: number) => void {
  let toldAt = 0;
  return (done) => {
    const now = performance.now();
    if (now - toldAt < telling) return;
    toldAt = now;
    progress(done);
  };
}
