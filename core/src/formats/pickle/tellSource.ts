import type { Callable, CallableSource } from './callables.ts';

/** What a callable is, for people; `all` are those of its stream, by their numbers. */
export function tellSource(source: CallableSource, all: readonly Callable[]): string {
  switch (source.kind) {
    case 'global':
      return `${source.module}.${source.name}`;
    case 'extension':
      return `extension ${source.code}`;
    case 'result': {
      // As deep as `Callables` lets results of results grow.
      const of = all[source.of]?.source;
      return of === undefined ? 'something' : `${tellSource(of, all)}(…)`;
    }
    case 'unknown':
      return source.what;
  }
}
