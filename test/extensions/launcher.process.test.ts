// What the launcher itself finds, and where it says an error comes from; the page has the rest.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validRoot } from '../support/fixture-root.ts';
import { launch } from '../support/launch.ts';
import { ROOT } from '../support/root.ts';

const PATIENCE_MS = 240_000;
const kindOf = (noun: string) => `import { Key, listOf, Text, z } from 'groundplan/kind';
import { darkness } from './darkness.ts';
export const kind = {
  collection: '${noun}s', slug: '${noun}', noun: '${noun}', about: 'By name.', defaults: null,
  entry: z.strictObject({ purpose: Text }),
  use: listOf(Key).default([]),
  rules: { rules: [darkness] },
};
`;
const DARKNESS = 'export const darkness = (): readonly never[] => [];\n';

let root = '';

beforeAll(() => {
  root = validRoot();
  writeFileSync(join(root, 'environments/shop/prod.yaml'), 'extends: base.yaml\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  rmSync(join(root, 'extensions'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Of one run, with a kind of each noun that has the text for its darkness.ts. */
function findings(darkness: Readonly<Record<string, string>>): readonly string[] {
  const files = Object.entries(darkness).flatMap(([noun, text]) => [
    [`extensions/${noun}s/kind.ts`, kindOf(noun)],
    [`extensions/${noun}s/darkness.ts`, text],
  ]);
  write(Object.fromEntries(files));
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

const darkOf = (noun: string) => `extensions/${noun}s/darkness.ts`;

describe('the launcher', () => {
  it(
    'finds all that is wrong with how kinds are written, in one run',
    () => {
      const wrong = {
        sentence: `${DARKNESS}const = 5;\n`,
        nothing: `import './light.ts';\n${DARKNESS}`,
        parcel: `import 'no-such-lamp';\n${DARKNESS}`,
        file: `\nimport 'node:fs';\n${DARKNESS}`,
        clock: `${DARKNESS}export const at = {\n  time: new Date() };\n`,
        neighbour: `import '${ROOT}src/model/name.ts';\n${DARKNESS}`,
        lamp: DARKNESS,
      };

      expect(findings(wrong).toSorted()).toEqual([
        `extension/impure ${darkOf('clock')}:3`,
        `extension/refused-import ${darkOf('file')}:2`,
        `extension/refused-import ${darkOf('neighbour')}:1`,
        `extension/syntax ${darkOf('nothing')}:1`,
        `extension/syntax ${darkOf('sentence')}:2`,
        `extension/unknown-import ${darkOf('parcel')}:1`,
      ]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['nothing wrong', DARKNESS, []],
    [
      'what throws when it is read',
      `${DARKNESS}\nthrow new Error('dark');\n`,
      [`extension/threw ${darkOf('lamp')}:3`],
    ],
    [
      'what throws when it is asked',
      "export function darkness() {\n  throw new Error('dark');\n}\n",
      [`extension/threw ${darkOf('lamp')}:2`],
    ],
  ])(
    'finds %s',
    (_, lamp, expected) => {
      expect(findings({ lamp })).toEqual(expected);
    },
    PATIENCE_MS,
  );

  it('leaves files beside the folders alone, and tells of a folder without kind.ts', () => {
    write({ 'extensions/tsconfig.json': '{ not json', 'extensions/lamps/readme.md': '' });

    const { error } = launch(['synth', '--root', root, '--out', 'build'], tmpdir());

    expect(error).toContain('No extensions/lamps/kind.ts');
  });
});
