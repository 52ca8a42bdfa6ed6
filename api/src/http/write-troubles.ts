import type { StatusFault } from '@pantausop/contracts';
import type { WriteTrouble } from '@pantausop/database';
import type { Bilingual } from './bilingual';

/** How a request is answered that could not be recorded, through no fault of its own. */
export interface WriteRefusal {
  readonly status: 503 | 507;
  readonly code: StatusFault;
  readonly sentence: Bilingual;
}

/** Why the database takes no writes, to whoever wanted to record something. Nothing of it was recorded. */
export const WRITE_REFUSALS: Readonly<Record<WriteTrouble, WriteRefusal>> = {
  full: {
    status: 507,
    code: 'disk_full',
    sentence: {
      id: 'cakram peladen penuh: belum ada yang tercatat; hubungi administrator, lalu coba lagi setelah ruang dikosongkan',
      en: 'the disk of the server is full: nothing was recorded; tell the administrator, and try again once there is room',
    },
  },
  read_only: {
    status: 503,
    code: 'database_read_only',
    sentence: {
      id: 'basis data hanya dapat dibaca: belum ada yang tercatat; hubungi administrator, lalu coba lagi',
      en: 'the database can only be read: nothing was recorded; tell the administrator, and try again',
    },
  },
  disk_fails: {
    status: 503,
    code: 'disk_fails',
    sentence: {
      id: 'cakram peladen bermasalah: belum ada yang tercatat; hubungi administrator',
      en: 'the disk of the server fails: nothing was recorded; tell the administrator',
    },
  },
  damaged: {
    status: 503,
    code: 'database_damaged',
    sentence: {
      id: 'basis data rusak: belum ada yang tercatat; hubungi administrator',
      en: 'the database is damaged: nothing was recorded; tell the administrator',
    },
  },
};
