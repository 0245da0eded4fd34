export interface CodeServer {
  readonly port: number;
  readonly logFile: string;
  stop(): Promise<void>;
}
export function startCodeServer(options: {
  readonly server: string;
  readonly data: string;
  readonly extensions?: string | undefined;
  readonly tokenFile?: string;
  readonly trustEverything?: boolean;
  readonly development?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}): Promise<CodeServer>;
export function codeServerFolders(data: string, extensions?: string): string[];
