// What esbuild cannot do, for the build of the API and for Jest alike: the decorator metadata that Nest injects by.
// Files with decorators go through TypeScript's transpileModule, twenty times slower; all others need esbuild alone.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** @returns whether a file's text has decorators, and so goes through `withMetadata` */
export const isDecorated = (source) => /^\s*@\w/m.test(source);

let compiler;

/** TypeScript takes half a second to load, so it is loaded with the first file that needs it. */
function typescript() {
  if (compiler === undefined) {
    const ts = require('typescript');
    const { config } = ts.readConfigFile(join(ROOT, 'api/tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'api'));
    const { ESNext } = ts.ModuleKind;
    const compilerOptions = { ...options, module: ESNext, types: [], noEmit: false, inlineSources: true };
    compiler = { ts, compilerOptions };
  }
  return compiler;
}

/**
 * One file of the API with its decorators and their metadata.
 * @returns its code as an ES module, its source map as JSON, and what TypeScript could not read, a line each
 */
export function withMetadata(source, path) {
  const { ts, compilerOptions } = typescript();
  const out = ts.transpileModule(source, { fileName: path, reportDiagnostics: true, compilerOptions });
  const errors = (out.diagnostics ?? []).filter(({ category }) => category === ts.DiagnosticCategory.Error);
  return {
    code: out.outputText.replace(/^\/\/# sourceMappingURL=.*$/m, ''),
    map: out.sourceMapText,
    errors: errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  };
}
