import { parseArgs } from 'node:util';
import { folderRepository } from './folderRepository.ts';
import { startLocalHub } from './startLocalHub.ts';

const usage =
  'main.ts [--port N] [--host H] [--profile public|mirror] [--unknown not-found|generate] [--folder ID=PATH]...';

/** Starts the local Hub, prints `{url, cdnUrl, profile, repositories}` as one line, runs until it is told to end. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      profile: { type: 'string', default: 'public' },
      unknown: { type: 'string', default: 'not-found' },
      folder: { type: 'string', multiple: true, default: [] },
    },
  });
  const { profile, unknown } = values;
  if (profile !== 'public' && profile !== 'mirror') throw new Error(usage);
  if (unknown !== 'not-found' && unknown !== 'generate') throw new Error(usage);
  const hub = await startLocalHub({
    profile,
    port: Number(values.port),
    host: values.host,
    unknownRepositories: unknown,
  });
  for (const folder of values.folder) {
    const [id = '', path = ''] = folder.split('=', 2);
    hub.addRepository(folderRepository(path, { id }));
  }
  const repositories = hub.repositories.map(({ kind, id, sha }) => ({ kind, id, sha }));
  process.stdout.write(`${JSON.stringify({ url: hub.url, cdnUrl: hub.cdnUrl, profile, repositories })}\n`);
  const stop = () => void hub.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
