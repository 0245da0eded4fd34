// `npm start`: VS Code with the extension on a copy of examples/, beside a Hub of its own, without the internet.
// `npm start -- --headless`: the same examples in the terminal. Node's own modules until the packages are installed.
import { parseArgs } from 'node:util';
import { prepare } from './bootstrap/prepare.mjs';

const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
await prepare();
const { startDemo } = await import('./start/startDemo.mjs');
process.exit(await startDemo(values));
