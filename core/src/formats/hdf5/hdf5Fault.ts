/** A structure that cannot be followed: broken, of an unknown version, or over a limit. Follows "it", for people. */
export class Hdf5Fault extends Error {
  override readonly name = 'Hdf5Fault';
}
