// Prints a bill of materials (CycloneDX 1.5) of what an installation for production holds, from package-lock.json.
// Not `npm sbom --omit=dev`: npm 11 leaves out every package that a development package needs too.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const { name, version } = packages[''];

/** @param {[string, Record<string, any>]} entry */
function componentOf([path, { version: held, license, integrity }]) {
  const full = path.split('node_modules/').at(-1);
  const [scope, short] = full.startsWith('@') ? full.split('/') : [undefined, full];
  const purl = `pkg:npm/${scope === undefined ? '' : `${encodeURIComponent(scope)}/`}${short}@${held}`;
  const [algorithm, digest] = (integrity ?? '').split(/-(.*)/s);
  return {
    type: 'library',
    'bom-ref': purl,
    ...(scope === undefined ? {} : { group: scope }),
    ...{ name: short, version: held, purl },
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
  };
}

const held = Object.entries(packages).filter(([path, { dev, link }]) => path !== '' && !dev && !link);
const components = new Map(held.map(componentOf).map((component) => [component.purl, component]));
const bom = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 },
  metadata: { component: { type: 'application', name, version } },
  components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
};
console.log(JSON.stringify(bom, null, 2));
