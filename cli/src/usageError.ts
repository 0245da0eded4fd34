/** Bad arguments, or a named input that cannot be read: exit code 3. The message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
