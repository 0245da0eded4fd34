import type { ToolVersion } from '../../core/src/report/lintReport.ts';
import { version } from '../../package.json';

export const tool: ToolVersion = { name: 'model-warden', version };
