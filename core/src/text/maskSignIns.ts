/** What stands before the `@` of an address: a name with a password, or a token alone. Scans never overlap. */
const signIn = /(?<=:\/\/)[^\s/?#\\'"`<>]+(?=@)/g;

/** The text with user names and passwords in addresses masked at the same length, so that columns stay true. */
export function maskSignIns(text: string): string {
  return text.replace(signIn, (found) => '*'.repeat(found.length));
}
