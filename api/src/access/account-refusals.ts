import { RefusedError } from '@pantausop/domain';

/** @param params how it was asked for */
export const unknownUser = (asked: string, params: Readonly<Record<string, string>>): RefusedError =>
  new RefusedError(
    'unknown_user',
    'not_found',
    {
      id: 'pengguna ini tidak ada: muat ulang daftar pengguna',
      en: 'there is no such user: load the list of users again',
      detail: `there is no user ${asked}`,
    },
    params,
  );

export const badUsername = (): RefusedError =>
  new RefusedError('bad_username', 'invalid', {
    id: 'nama pengguna hanya boleh berisi huruf, angka, titik, tanda hubung, dan garis bawah',
    en: 'a user name has letters, digits, dots, hyphens and underscores only',
  });

export const usernameTaken = (username: string): RefusedError =>
  new RefusedError(
    'username_taken',
    'conflict',
    {
      id: `sudah ada pengguna bernama ${username}: pilih nama lain`,
      en: `there is already a user ${username}: choose another name`,
    },
    { username },
  );

export const emailTaken = (): RefusedError =>
  new RefusedError('email_taken', 'conflict', {
    id: 'alamat surel ini dipakai akun lain: tulis alamat lain',
    en: 'another account has this mail address: enter another one',
  });
