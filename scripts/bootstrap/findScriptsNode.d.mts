export function findScriptsNode(
  root: string,
  process?: {
    readonly platform: NodeJS.Platform;
    readonly arch: string;
    readonly version: string;
    readonly execPath: string;
  },
): string | undefined;
