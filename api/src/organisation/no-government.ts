import { RefusedError } from '@pantausop/domain';

/** For a system that nobody has set up yet. @param detail what programs and the log are told */
export const noGovernment = (detail: string): RefusedError =>
  new RefusedError('no_government', 'conflict', {
    id: 'sistem ini belum disiapkan: hubungi administrator',
    en: 'this system is not set up yet: tell the administrator',
    detail,
  });
