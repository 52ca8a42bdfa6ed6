import { RefusedError } from '@pantausop/domain';

/** For a unit that is not there, or not the caller's to see. @param detail what programs are told */
export const unknownUnit = (unit: string, detail: string): RefusedError =>
  new RefusedError(
    'unknown_unit',
    'not_found',
    {
      id: `unit “${unit}” tidak ada, atau di luar hak akses Anda: pilih unit lain`,
      en: `there is no unit “${unit}”, or it is not yours to see: choose another one`,
      detail,
    },
    { unit },
  );
