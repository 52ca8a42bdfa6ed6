import type { DocumentElements } from '@pantausop/contracts';

/** What was read of the 19 elements in a file, under the name that people know it by. */
export interface FileReading {
  readonly name: string;
  readonly elements: DocumentElements;
}
