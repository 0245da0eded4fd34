export function windowAddress(
  port: number,
  window: {
    readonly folder: string;
    readonly token?: string;
    readonly extension?: string | undefined;
    readonly suite?: string;
  },
): string;
