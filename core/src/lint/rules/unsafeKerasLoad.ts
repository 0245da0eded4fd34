import type { Fix } from '../../finding/fix.ts';
import type { Deserialization } from '../facts/deserialization.ts';
import { kerasGuards } from '../loaders/deserializers.ts';
import { within } from './loadReport.ts';
import type { Rule } from './rule.ts';

/** The guard of Keras against code in a model is switched off, for one load or for the whole process. */
export const unsafeKerasLoad: Rule = {
  slug: 'unsafe-keras-load',
  *check({ deserializations }) {
    for (const call of deserializations) {
      if (!kerasGuards.includes(call.deserializer)) continue;
      yield {
        span: within(call.callSpan, call.unsafeArgument) ?? call.calleeSpan,
        scope: call.callSpan,
        message: messageFor(call),
        fixes: removeFix(call),
      };
    }
  },
};

function messageFor({ deserializer }: Deserialization): string {
  return deserializer.onlyWith === undefined
    ? 'From here on every Keras model that this process loads may bring Python code in a Lambda layer and run it. Take the call out, and register the layers that you wrote yourself as custom objects.'
    : 'safe_mode=False lets a Lambda layer of the file bring Python code and run it. Take it out, and register the layers that you wrote yourself as custom objects.';
}

function removeFix(call: Deserialization): Fix[] {
  const change = call.removeDanger();
  if (change === undefined) return [];
  return [{ kind: 'remove', title: `Remove ${call.deserializer.danger}`, safe: false, edits: change.edits }];
}
