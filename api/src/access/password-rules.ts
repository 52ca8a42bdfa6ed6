import { RefusedError } from '@pantausop/domain';

/** Shortest password that is taken; long ones beat strange ones (NIST SP 800-63B, 5.1.1.2). */
export const MIN_PASSWORD = 10;

/** Long enough, and among the first that anybody tries. */
const WELL_KNOWN = new Set(
  ['1234567890', '0123456789', '0987654321', '1q2w3e4r5t', 'qwertyuiop', 'password12', 'password123', 'passw0rd123']
    .concat(['katasandi1', 'katasandi123', 'rahasia123', 'indonesia1', 'indonesia123', 'merdeka1945', 'bismillah1'])
    .concat(['bismillah123', 'admin12345', 'admin123456', 'administrator', 'pantausop1', 'pantausop123', 'pemkomedan']),
);

/** @throws RefusedError when anybody would guess it: too short, the user's own name, one character over and over, or well known. */
export function checkPassword(password: string, username: string): void {
  if (password.length < MIN_PASSWORD) {
    const reason = {
      id: `kata sandi terlalu pendek: sedikitnya ${MIN_PASSWORD} huruf`,
      en: `a password has at least ${MIN_PASSWORD} characters`,
    };
    throw new RefusedError('short_password', 'invalid', reason, { minimum: MIN_PASSWORD });
  }
  const plain = password.toLowerCase();
  if (plain.includes(username) && username.length >= MIN_PASSWORD - 4) throw guessable();
  if (new Set(plain).size < 4 || WELL_KNOWN.has(plain)) throw guessable();
}

const guessable = (): RefusedError =>
  new RefusedError('guessable_password', 'invalid', {
    id: 'kata sandi ini mudah ditebak: pilih yang lain',
    en: 'this password is easily guessed: choose another',
  });
