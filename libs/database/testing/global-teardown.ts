import { rmSync } from 'node:fs';

/** After the last spec: the server is stopped, everything temporary is removed. */
export default async function dropEngines(): Promise<void> {
  await globalThis.testPostgres?.stop();
  const folder = process.env['TEST_DATABASES'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
