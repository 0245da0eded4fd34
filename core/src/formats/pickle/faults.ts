/** CPython raises here: the stream ends, and all before it has run. The message is for people. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/** Over a limit of ours: what follows is not known. The message is for people. */
export class OverLimit extends Error {
  override readonly name = 'OverLimit';
}

/** A loader reads a stream of its own here, in the middle of the one at hand; the machine reads it and goes on. */
export class StreamWithin extends Error {
  override readonly name = 'StreamWithin';
}
