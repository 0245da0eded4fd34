import type { Format } from '../format.ts';
import { at, hex, like, type Recogniser } from '../unsupported/recognisers.ts';

/** How pictures, sounds, films, fonts and documents begin. */
const marks: readonly Recogniser[] = [
  at(0, '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*'),
  at(0, 'ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2', 'OggS\0', 'fLaC', '\x1aE\xdf\xa3', '%PDF-'),
  at(0, '\0\x01\0\0', 'OTTO', 'ttcf', 'wOFF', 'wOF2'),
  at(4, 'ftyp'),
  like(/^RIFF.{4}(?:WEBP|WAVE|AVI )/s),
  hex(/^(?:424d.{8}00000000|00000100[01].00)/),
];

const suffixes =
  /\.(?:png|jpe?g|gif|webp|bmp|tiff?|ico|wav|mp3|ogg|oga|flac|mp4|m4a|mov|webm|mkv|avi|ttf|otf|ttc|woff2?|pdf)$/i;

/** Pictures, sounds and films beside a model: no loader of models reads them. */
export const mediaFormat: Format = {
  id: 'media',
  async recognises(beginning) {
    // The marks are short: bytes of another format may begin so by chance.
    if (!suffixes.test(beginning.name)) return false;
    for (const mark of marks) if (await mark(beginning)) return true;
    return false;
  },
  async inspect({ size }) {
    return {
      state: 'clean',
      findings: [],
      notRead: [{ what: 'pictures, sounds and the like', bytes: size }],
    };
  },
};
