import { textWithoutSecrets, WITHHELD, withoutSecrets } from './without-secrets';

describe('what the trail keeps of a value', () => {
  it.each([
    'password',
    'newPassword',
    'password_hash',
    'kataSandi',
    'client_secret',
    'token',
    'tokenHash',
    'Set-Cookie',
    'authorization',
    'otp',
    'code_verifier',
    'apiKey',
  ])('is nothing under the name %s, however deep', (name) => {
    expect(withoutSecrets({ [name]: 'x' })).toEqual({ [name]: WITHHELD });
    expect(JSON.stringify(withoutSecrets([{ a: [{ [name]: { deep: 'treasure' } }] }]))).not.toContain('treasure');
  });

  it('is yes, no and nothing under such a name', () => {
    const flags = { mustChangePassword: true, tokenExpires: null };
    expect(withoutSecrets(flags)).toEqual(flags);
  });

  it.each([
    '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g',
    '$2b$12$abcdefghijklmnopqrstuv',
    'Bearer abc.def-ghi',
    'pantau_session=abc',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    'q8D3kZ0vN1x-_Yb7t5mWcR2pLhJ4sFgA9eUiOoTyXz1',
  ])('has no secret in the midst of a text: %s', (secret) => {
    const told = textWithoutSecrets(`before ${secret} after`);
    expect(told).toContain(WITHHELD);
    expect(told).toMatch(/^before .* after$/);
    expect(told).not.toContain(secret.slice(-8));
  });

  it('is everything else: names, identifiers, digests of files', () => {
    const value = {
      id: '7f0c2c0e-8a55-4f8a-9b55-0b9a0a2b8f11',
      sha256: 'a'.repeat(64),
      title: 'Penerbitan Surat Keterangan Penelitian yang Panjang Judulnya',
      units: ['dinkes'],
      weight: 3,
      until: null,
    };
    expect(withoutSecrets(value)).toEqual(value);
  });

  it('is bounded, whatever is given', () => {
    interface Nest {
      inner?: Nest;
    }
    const nest: Nest = {};
    nest.inner = nest;
    const kept = JSON.stringify(withoutSecrets({ nest, long: 'x '.repeat(50_000), many: Array(5_000).fill('y') }));
    expect(kept.length).toBeLessThan(5_000);
    expect(withoutSecrets(Buffer.from('bytes'))).toBe(WITHHELD);
    expect(withoutSecrets(Number.NaN)).toBeNull();
  });
});
