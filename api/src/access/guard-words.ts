import type { Bilingual, Reason } from '@pantausop/domain';

/* What the guard says to those whom it does not let in. */

export const NOT_YOURS: Bilingual = {
  id: 'akun Anda tidak berhak melakukan ini: hubungi administrator bila memerlukannya',
  en: 'your account may not do this: ask the administrator if you need it',
};
export const FROM_ELSEWHERE: Reason = {
  id: 'permintaan ini datang dari situs lain: buka PantauSOP dari alamatnya sendiri',
  en: 'this request comes from another site: open PantauSOP at its own address',
};
export const NO_LONGER_GOOD: Reason = {
  id: 'sesi atau token ini sudah tidak berlaku: silakan masuk lagi',
  en: 'this session or token is no longer good: sign in again',
  detail: 'the session or token is no longer good',
};
export const NOT_FOR_TOKENS: Reason = {
  id: 'ini tidak tersedia untuk token: masuk dengan peramban',
  en: 'this is not for tokens: sign in with a browser',
};
export const PASSWORD_FIRST: Reason = {
  id: 'ganti dahulu kata sandi awal Anda',
  en: 'change the initial password first',
};
export const WRONG_CREDENTIALS: Reason = {
  id: 'nama pengguna atau kata sandi tidak cocok: periksa keduanya, lalu coba lagi',
  en: 'the user name or the password is wrong: check both and try again',
  detail: 'the user name or the password is wrong',
};
