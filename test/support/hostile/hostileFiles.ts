import { brokenStreams } from './brokenStreams.ts';
import { configFiles } from './configFiles.ts';
import { containers } from './containers.ts';
import type { HostileFile } from './hostileFile.ts';
import { kerasFiles } from './kerasFiles.ts';
import { missingGlobals } from './missingGlobals.ts';
import { hostileNames } from './names.ts';
import { otherFormats } from './otherFormats.ts';
import { scannerAttacks } from './scannerAttacks.ts';
import { hostileStreams } from './streams.ts';
import { torchFiles } from './torchFiles.ts';
import { wrongExtensions } from './wrongExtensions.ts';
import { zipTricks } from './zipTricks.ts';

/** One file or more of each way in which scanners of models were fooled, as published. None is ever loaded. */
export const hostileFiles: readonly HostileFile[] = [
  ...missingGlobals,
  ...hostileNames,
  ...hostileStreams,
  ...brokenStreams,
  ...wrongExtensions,
  ...zipTricks,
  ...containers,
  ...torchFiles,
  ...scannerAttacks,
  ...kerasFiles,
  ...otherFormats,
  ...configFiles,
];
