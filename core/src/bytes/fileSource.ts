import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { reasonOf } from '../paths/systemReason.ts';
import { ByteReadError, type ByteSource } from './byteSource.ts';

/** A regular file on disk. Close it. */
export class FileSource implements ByteSource {
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** @throws ByteReadError where it is no regular file or may not be read; a FIFO or device is never waited for */
  static async open(path: string): Promise<FileSource> {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
      (fault: unknown) => {
        throw new ByteReadError(reasonOf(fault), { cause: fault });
      },
    );
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new ByteReadError('it is no regular file');
      return new FileSource(handle, stat.size);
    } catch (fault) {
      await handle.close();
      throw fault;
    }
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const wanted = Math.min(length, this.size - offset);
    if (wanted <= 0) return new Uint8Array();
    const buffer = new Uint8Array(wanted);
    let read = 0;
    while (read < wanted) {
      signal?.throwIfAborted();
      const { bytesRead } = await this.#handle
        .read(buffer, read, wanted - read, offset + read)
        .catch((fault: unknown) => {
          throw new ByteReadError(reasonOf(fault), { cause: fault });
        });
      if (bytesRead === 0)
        throw new ByteReadError(
          `it ends at ${offset + read} of ${this.size} bytes: it was cut while it was read`,
        );
      read += bytesRead;
    }
    return buffer;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
