/** Bytes of one message: a document of 10 MiB whose every character is escaped stays below. */
const messageLimit = 128 * 1024 * 1024;
/** Bytes of the header of a message. */
const headerLimit = 8 * 1024;
const headerEnd = Buffer.from('\r\n\r\n');

/** Watches the frames of the base protocol: after a header that cannot be right nothing that follows can be read. */
export class Framing {
  #header = Buffer.alloc(0);
  /** Bytes of the message that are still to come. */
  #left = 0;

  /** @returns what is wrong with the frames; `undefined` as long as nothing is */
  read(chunk: Buffer): string | undefined {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, rest.length);
        this.#left -= taken;
        rest = rest.subarray(taken);
        continue;
      }
      this.#header = Buffer.concat([this.#header, rest]);
      const end = this.#header.indexOf(headerEnd);
      if (end === -1) return this.#header.length > headerLimit ? 'a message has no header' : undefined;
      const length = lengthIn(this.#header.toString('latin1', 0, end));
      if (typeof length === 'string') return length;
      rest = this.#header.subarray(end + headerEnd.length);
      this.#header = Buffer.alloc(0);
      this.#left = length;
    }
    return undefined;
  }
}

/** The value of `Content-Length`, or what is wrong with it. */
function lengthIn(header: string): number | string {
  const written = /^content-length:[ \t]*(.*?)[ \t]*$/im.exec(header)?.[1];
  if (written === undefined) return 'a message has no Content-Length';
  if (!/^\d{1,15}$/.test(written))
    return `the Content-Length ${JSON.stringify(written.slice(0, 40))} is no length`;
  return Number(written) > messageLimit
    ? `the Content-Length ${written} is over the limit of ${messageLimit} bytes`
    : Number(written);
}
