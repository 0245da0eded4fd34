/** A template that cannot be read as Jinja would; the message is for people and starts small. */
export class UnreadableTemplate extends Error {
  override readonly name = 'UnreadableTemplate';
}
