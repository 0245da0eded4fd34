import type { Beginning } from '../format.ts';
import { at, hex, like, type Recogniser } from '../unsupported/recognisers.ts';

/** A kind of file that a machine or an interpreter runs. */
export interface ExecutableKind {
  /** For people. */
  readonly name: string;
  readonly recognises: Recogniser;
}

const offsetOfHeader = 0x3c;

/** Programs and libraries, by their bytes. */
export const executableKinds: readonly ExecutableKind[] = [
  { name: 'a program or library of Linux (ELF)', recognises: at(0, '\x7fELF') },
  { name: 'a program or library of Windows (PE)', recognises: isPortableExecutable },
  { name: 'a program or library of macOS (Mach-O)', recognises: hex(/^(?:feedfac[ef]|c[ef]faedfe)/) },
  // Java's version number stands where this counts processors.
  {
    name: 'a program or library of macOS for several processors',
    recognises: hex(/^(?:cafebabe|bebafeca|cafebabf)000000(?:0[1-9a-f]|1.)/),
  },
  { name: 'a class of Java', recognises: hex(/^cafebabe....00[2-9a-f]./) },
  { name: 'a module of WebAssembly', recognises: at(0, '\0asm') },
  { name: 'a program of Android (DEX)', recognises: like(/^dex\n\d\d\d\0/) },
  { name: 'LLVM bitcode', recognises: at(0, 'BC\xc0\xde') },
  // The version's number ends in a line end; flags follow (PEP 552).
  { name: 'compiled Python', recognises: hex(/^..0[b-f]0d0a0[013]000000/) },
];

/** `MZ`, and where that says it lies, the header proper; DOS itself asked for no more than the first. */
async function isPortableExecutable({ head, source, name, signal }: Beginning): Promise<boolean> {
  if (head[0] !== 0x4d || head[1] !== 0x5a || head.length < offsetOfHeader + 4) return false;
  const offset = new DataView(head.buffer, head.byteOffset).getUint32(offsetOfHeader, true);
  const mark = await source.read(offset, 4, signal);
  return (
    (mark[0] === 0x50 && mark[1] === 0x45 && mark[2] === 0) || /\.(?:exe|dll|com|pyd|sys|ocx)$/i.test(name)
  );
}
