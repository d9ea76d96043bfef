// What the launcher itself finds, and where it says an error comes from; the page has the rest.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/launch.ts';
import { ROOT } from '../support/learning-hub.ts';

const PATIENCE_MS = 60_000;
const LAMP = `import { Key, listOf, Text, z } from 'groundplan/kind';
import { darkness } from './darkness.ts';
export const kind = {
  collection: 'lamps', slug: 'lamp', noun: 'lamp', about: 'Lamps by name.', defaults: null,
  entry: z.strictObject({ purpose: Text }),
  use: listOf(Key).default([]),
  rules: { rules: [darkness] },
};
`;
const DARKNESS = 'export const darkness = (): readonly never[] => [];\n';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  cpSync(join(ROOT, 'test/fixtures/valid'), root, { recursive: true });
  writeFileSync(join(root, 'environments/shop/prod.yaml'), 'extends: base.yaml\n');
  cpSync(join(ROOT, 'locks'), join(root, 'locks'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  rmSync(join(root, 'extensions'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function findings(darkness: string): readonly string[] {
  write({ 'extensions/lamps/kind.ts': LAMP, 'extensions/lamps/darkness.ts': darkness });
  const { out, error, exitCode } = launch(
    ['synth', '--root', root, '--out', 'build', '--format', 'json'],
    tmpdir(),
  );
  expect(error).not.toContain('    at ');
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: readonly {
      code: string;
      severity: string;
      at: { file: string; line: number };
    }[];
  };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(exitCode).toBe(errors.length > 0 ? 1 : 0);
  return errors.map(({ code, at }) => `${code} ${at.file}:${at.line}`);
}

const DARK = 'extensions/lamps/darkness.ts';

describe('the launcher', () => {
  it.each([
    ['nothing wrong', DARKNESS, []],
    ['what is no TypeScript', `${DARKNESS}const = 5;\n`, [`extension/syntax ${DARK}:2`]],
    ['an import of nothing', `import './light.ts';\n${DARKNESS}`, [`extension/syntax ${DARK}:1`]],
    [
      'a package that is not there',
      `import 'no-such-lamp';\n${DARKNESS}`,
      [`extension/unknown-import ${DARK}:1`],
    ],
    [
      'a module that reads files',
      `\nimport 'node:fs';\n${DARKNESS}`,
      [`extension/refused-import ${DARK}:2`],
    ],
    [
      'what asks the clock',
      `${DARKNESS}export const at = {\n  time: new Date() };\n`,
      [`extension/impure ${DARK}:3`],
    ],
    [
      'a file of ours',
      `import '${ROOT}src/model/name.ts';\n${DARKNESS}`,
      [`extension/refused-import ${DARK}:1`],
    ],
    [
      'what throws when it is read',
      `${DARKNESS}\nthrow new Error('dark');\n`,
      [`extension/threw ${DARK}:3`],
    ],
    [
      'what throws when it is asked',
      "export function darkness() {\n  throw new Error('dark');\n}\n",
      [`extension/threw ${DARK}:2`],
    ],
  ])(
    'finds %s',
    (_, darkness, expected) => {
      expect(findings(darkness)).toEqual(expected);
    },
    PATIENCE_MS,
  );

  it('leaves files beside the folders alone, and tells of a folder without kind.ts', () => {
    write({ 'extensions/tsconfig.json': '{ not json', 'extensions/lamps/readme.md': '' });

    const { error } = launch(['synth', '--root', root, '--out', 'build'], tmpdir());

    expect(error).toContain('No extensions/lamps/kind.ts');
  });
});
