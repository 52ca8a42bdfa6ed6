import { RefusedError, type SopId } from '@pantausop/domain';

/** For an SOP that is not there, or not the caller's to see. @param detail what programs are told */
export const sopNotFound = (sop: SopId, detail = `there is no SOP ${sop}`): RefusedError =>
  new RefusedError(
    'sop_not_found',
    'not_found',
    {
      id: 'SOP ini tidak ada, atau di luar hak akses Anda: cari lagi di Register',
      en: 'this SOP does not exist, or is not yours to see: look for it in the register',
      detail,
    },
    { sop },
  );
