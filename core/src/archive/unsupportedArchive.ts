/** Containers that are known and not read: what they hold is undecided, never clean. */
const marks: readonly [name: string, mark: string][] = [
  ['7-Zip archive', '7z\xbc\xaf\x27\x1c'],
  ['RAR archive', 'Rar!\x1a\x07'],
  ['RAR archive', 'RE~^'],
  ['Cabinet archive', 'MSCF\0\0\0\0'],
  ['ar archive', '!<arch>\n'],
  ['thin ar archive', '!<thin>\n'],
  ['cpio archive', '070701'],
  ['cpio archive', '070702'],
  ['cpio archive', '070707'],
  ['cpio archive', '\xc7\x71'],
  ['XAR archive', 'xar!'],
  ['Windows image', 'MSWIM\0\0\0'],
  ['SquashFS image', 'hsqs'],
  ['lzip stream', 'LZIP\x01'],
  ['lzop stream', '\x89LZO\0\r\n\x1a\n'],
  ['LRZIP stream', 'LRZI'],
  ['compress (.Z) stream', '\x1f\x9d'],
  ['legacy LZ4 stream', '\x02\x21\x4c\x18'],
  ['framed Snappy stream', '\xff\x06\0\0sNaPpY'],
  ['ZPAQ archive', '7kSt'],
];

/** The name of a kind of archive or compression that is recognised and not read, for people. */
export function unsupportedArchiveOf(head: Uint8Array): string | undefined {
  const beginning = Buffer.from(head.subarray(0, 16)).toString('latin1');
  return marks.find(([, mark]) => beginning.startsWith(mark))?.[0];
}
