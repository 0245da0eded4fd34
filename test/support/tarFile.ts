/** A member of a tar archive; without content it is what `type` says. */
export interface TarMember {
  name: string;
  content?: Uint8Array;
  /** The letter of its kind: `0` a file, `2` a link. */
  type?: string;
  target?: string;
}

/** A tar archive (POSIX ustar). */
export function tarFile(members: readonly TarMember[]): Uint8Array {
  const blocks = members.flatMap(({ name, content = new Uint8Array(), type = '0', target = '' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write(target, 157);
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
