import type { LanguageClient } from 'vscode-languageclient/node';

/** One restart after the other: two at once would leave a process behind. */
export function restartServer(client: LanguageClient): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.catch(() => {}).then(() => client.restart());
    return last;
  };
}
