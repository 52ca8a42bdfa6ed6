// Jest's transform of TypeScript, as tools/build-api.mjs does it: esbuild, but for files with decorators.
// Jest keeps what it made under a key that follows the tools and their settings.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { isDecorated, withMetadata } from './transpile.mjs';

const textOf = (file) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
const versionOf = (name) => JSON.parse(textOf(`../node_modules/${name}/package.json`)).version;

const sources = ['jest-transform.mjs', 'transpile.mjs', '../tsconfig.base.json', '../api/tsconfig.json'].map(textOf);
const tools = [versionOf('esbuild'), versionOf('typescript'), ...sources].join('\0');

/** As the build has it, by api/tsconfig.json. */
const compilerOptions = { useDefineForClassFields: false };

function getCacheKey(source, path, { supportsStaticESM }) {
  const said = [tools, path, supportsStaticESM ? 'esm' : 'cjs', source].join('\0');
  return createHash('sha1').update(said).digest('hex');
}

/** @returns an ES module, or CommonJS where Jest asks for it: what runs before the specs, in its own process */
function process(source, path, { supportsStaticESM }) {
  if (supportsStaticESM && isDecorated(source)) {
    const { code, map, errors } = withMetadata(source, path);
    if (errors.length > 0) throw new SyntaxError(`${path}: ${errors.join('\n')}`);
    return { code, map };
  }
  return transformSync(source, {
    sourcefile: path,
    loader: 'ts',
    format: supportsStaticESM ? 'esm' : 'cjs',
    target: 'node24',
    platform: 'node',
    sourcemap: 'external',
    tsconfigRaw: { compilerOptions },
    logLevel: 'silent',
  });
}

export default { getCacheKey, process };
