// The script of the report, which is TypeScript like everything else, as browsers take it.
import { join } from 'node:path';
import { buildSync } from 'esbuild';

export function clientScript(home: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: home,
    entryPoints: [join(home, 'src/report/client/main.ts')],
    ...{ bundle: true, minify: true, write: false, format: 'iife', platform: 'browser' },
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
