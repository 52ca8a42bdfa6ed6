import { readRegisterFile, type FileRow, type ReadFile, type ReadRequest } from './register-reader';

/** A file with its rows unpacked. */
export type UnpackedFile = Omit<ReadFile, 'rows'> & { readonly rows: readonly FileRow[] };

/** Reads a register file and unpacks its rows. */
export async function unpackedFile(request: ReadRequest): Promise<UnpackedFile> {
  const file = await readRegisterFile(request);
  return { ...file, rows: [...file.rows] };
}
