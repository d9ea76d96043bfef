// docs/how-to/remove-a-store.md: each step compiles, and follows the one before without an error.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committedBase } from '../../scripts/lifecycle/committed-base.ts';
import { type Compilation, pipeline } from '../../src/pipeline.ts';
import { validRoot } from '../support/fixture-root.ts';

const page = readFileSync('docs/how-to/remove-a-store.md', 'utf8');
const [prepare = '', remove = '', gone = '', environment = ''] = [
  ...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm),
].map(([, text = '']) => text);
const SOURCE = 'environments/shop/prod.yaml';
const HEAD = 'extends: base.yaml\nenvironment: prod\n';

let root = '';
beforeAll(() => {
  root = validRoot();
});
afterAll(() => rmSync(root, { recursive: true }));

interface Step {
  readonly text: string;
  readonly compilation: Compilation;
}

/** Errors, and what is said of leaving; other warnings are about what the small environment gives up. */
function said({ compilation }: Step): readonly string[] {
  return compilation.diagnostics
    .filter(({ code, severity }) => severity === 'error' || code.includes('leaving'))
    .map(({ code }) => code);
}

function take(text: string, before?: Step): Step {
  const files = before?.compilation.files ?? new Map<string, string>();
  const sources = [[SOURCE, HEAD + (before?.text ?? '')] as const];
  const layer = 'environments/shop/base.yaml';
  const committed = [...sources, [layer, readFileSync(join(root, layer), 'utf8')] as const];
  const base = before === undefined ? undefined : committedBase(new Map([...committed, ...files]));
  writeFileSync(join(root, SOURCE), HEAD + text);
  const compilation = pipeline.compileFiles({
    ...{ root, names: [], pages: 'none', base, onStage: () => undefined },
    commitDate: () => '2026-11-21',
  });
  return { text, compilation };
}

function documentOf({ compilation }: Step, stack: string) {
  const text = compilation.files.get(`dist/shop/prod/terraform/${stack}/cdk.tf.json`);
  return text === undefined ? undefined : JSON.parse(text);
}

const USED = '';

describe('docs/how-to/remove-a-store.md', () => {
  it('is followed by a store, step by step', () => {
    const first = take(prepare, take(USED));
    expect(said(first)).toEqual([]);
    expect(documentOf(first, 'data').resource.aws_db_instance.main).toMatchObject({
      ...{ deletion_protection: false, skip_final_snapshot: false },
      final_snapshot_identifier: 'shop-prod-main-2026-11',
    });

    const second = take(remove, first);
    expect(said(second)).toEqual([]);
    expect(documentOf(second, 'data').resource.aws_db_instance).toBeUndefined();
    expect(documentOf(second, 'network').resource.aws_security_group).toHaveProperty(
      'database-main',
    );

    expect(said(take(remove, second))).toEqual(['lifecycle/leaving-done']);

    const third = take(gone, second);
    expect(said(third)).toEqual([]);
    expect(documentOf(third, 'network').resource.aws_security_group).not.toHaveProperty(
      'database-main',
    );
  });

  it('is refused in fewer steps', () => {
    expect(said(take(remove, take(USED)))).toContain('lifecycle/unprepared');
    expect(said(take(gone, take(USED)))).toEqual(
      expect.arrayContaining(['lifecycle/destroys-data', 'lifecycle/in-use']),
    );
  });

  it('lets go of data that is retained in one step', () => {
    const unused = prepare.split('\n')[0] ?? '';
    const retained = take(
      `${unused}\nleaving: { databases: { main: { data: retain } } }\n`,
      take(USED),
    );
    expect(said(retained)).toEqual([]);
    expect(documentOf(retained, 'data').removed).toContainEqual({
      ...{ from: 'aws_db_instance.main', lifecycle: { destroy: false } },
    });

    expect(said(take(gone, retained))).toEqual([]);
  });

  it('is followed by a whole environment, until all of its stacks are empty', () => {
    const first = take(environment, take(USED));
    expect(said(first)).toEqual([]);

    const emptying = environment
      .replaceAll('{}', '{ step: remove }')
      .replaceAll(' }\n', ', step: remove }\n')
      .replaceAll('step: remove, step: remove', 'step: remove');
    const second = take(emptying, first);
    expect(said(second)).toEqual([]);
    for (const stack of ['security', 'network', 'data', 'cost']) {
      expect(documentOf(second, stack)).not.toHaveProperty('resource');
      expect(documentOf(second, stack)).toHaveProperty('provider.aws');
    }
  });
});
