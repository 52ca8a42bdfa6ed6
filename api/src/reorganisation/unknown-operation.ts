import { RefusedError } from '@pantausop/domain';

export const unknownOperation = (id: string): RefusedError =>
  new RefusedError('operation_unknown', 'not_found', {
    id: 'perubahan susunan ini tidak ada: pilih dari daftar perubahan',
    en: 'there is no such change of the organisation: choose one of the list',
    detail: `there is no operation ${id}`,
  });
