export type Editor =
  | { readonly kind: 'desktop'; readonly executable: string }
  | { readonly kind: 'code-server'; readonly server: string; readonly chromium: string };
export function availableEditors(log?: (line: string) => void): Promise<Editor[]>;
