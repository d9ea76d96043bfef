import { describe, expect, it } from 'vitest';
import { applyOperation, type JsonOperation } from '../../src/model/values/json-patch.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import { loadedOf } from '../support/loaded-of.ts';

function compiled(target: string, patch: readonly unknown[]) {
  const environment = anEnvironment({ patches: { it: { target, patch, reason: 'So it is' } } });
  return compileEnvironment(loadedOf(environment), () => undefined);
}

function objectOf({ artifacts }: ReturnType<typeof compiled>, kind: string, name: string) {
  const found = artifacts.find(
    (each) =>
      each.type === 'kubernetes' && each.object.kind === kind && each.object.metadata.name === name,
  );
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many kinds
  return (found as any)?.object;
}

const ADD = { op: 'add', path: '/spec/minReadySeconds', value: 5 };

describe('a patch', () => {
  it.each(['services.web', 'kubernetes/web/deployment-web'])('changes %s', (target) => {
    const result = compiled(target, [ADD]);

    expect(result.diagnostics).toEqual([]);
    expect(objectOf(result, 'Deployment', 'web').spec.minReadySeconds).toBe(5);
  });

  it('counts for what follows from the object: the hash by which Argo CD sees it', () => {
    const hash = (result: ReturnType<typeof compiled>) =>
      objectOf(result, 'Application', 'shop-prod-web').metadata.annotations[
        'groundplan.dev/content-hash'
      ];

    expect(hash(compiled('services.web', [ADD]))).not.toBe(
      hash(compiled('services.web', [{ ...ADD, value: 6 }])),
    );
  });

  it('changes an object of Argo CD', () => {
    const patch = [{ op: 'replace', path: '/spec/revisionHistoryLimit', value: 3 }];
    const result = compiled('argocd/application-shop-prod-web', patch);

    expect(result.diagnostics).toEqual([]);
    expect(objectOf(result, 'Application', 'shop-prod-web').spec.revisionHistoryLimit).toBe(3);
  });

  it('changes a resource, also by a reference, and keeps where it comes from', () => {
    const target = 'terraform/data/aws_db_instance.main';
    const value = '${aws_db_subnet_group.main.name}';
    const result = compiled(target, [{ op: 'add', path: '/monitoring_interval', value: 30 }]);
    const stack = result.stacks.find((each) => each.stack === 'data');

    expect(result.diagnostics).toEqual([]);
    expect(JSON.stringify(stack?.document)).toContain('"monitoring_interval":30');
    expect(stack?.origins['aws_db_instance.main']).toEqual(['databases', 'main']);
    expect(
      compiled(target, [{ op: 'add', path: '/option_group_name', value }]).diagnostics,
    ).toEqual([]);
  });

  it('is listed on the page with its reason', () => {
    const { artifacts } = compiled('services.web', [ADD]);
    const page = artifacts.find((each) => each.type === 'text' && each.path === 'README.md');

    expect((page as { content: string }).content).toContain(
      '| `it` | `services.web` | add `/spec/minReadySeconds` | So it is |',
    );
  });
});

describe('a patch that does not apply', () => {
  const database = 'terraform/data/aws_db_instance.main';
  it.each([
    ['services.webb', [ADD], 'patch/target-missing', 'target'],
    ['kubernetes/web/deployment-gone', [ADD], 'patch/target-missing', 'target'],
    ['terraform/data/aws_db_instance.other', [ADD], 'patch/target-missing', 'target'],
    ['services.web', [{ op: 'remove', path: '/spec/gone' }], 'patch/path-missing', 'patch[0]'],
    ['services.web', [{ ...ADD, path: '/gone/x' }], 'patch/path-missing', 'patch[0]'],
    ['services.web', [ADD, { ...ADD, op: 'test', value: 6 }], 'patch/test-failed', 'patch[1]'],
    ['services.web', [{ ...ADD, path: '/spec/replicas', value: 2 }], 'patch/needless', 'patch[0]'],
    [
      'services.web',
      [{ op: 'test', path: '/kind', value: 'Deployment' }],
      'patch/needless',
      'patch',
    ],
    [
      'services.web',
      [
        { ...ADD, path: '/x' },
        { op: 'remove', path: '/x' },
      ],
      'patch/needless',
      'patch',
    ],
    ['services.web', [{ ...ADD, path: '/metadata/name', value: 'x' }], 'patch/forbidden', 'patch'],
    ['services.web', [{ ...ADD, path: '/kind', value: 'DaemonSet' }], 'patch/forbidden', 'patch'],
    ['services.web', [{ ...ADD, path: '' }], 'patch/forbidden', 'patch'],
    [database, [{ ...ADD, path: '/provider', value: 'aws.x' }], 'patch/forbidden', 'patch[0]'],
    [database, [{ ...ADD, path: '/provisioner/0', value: {} }], 'patch/forbidden', 'patch[0]'],
    [database, [{ ...ADD, path: '/count', value: 2 }], 'patch/forbidden', 'patch[0]'],
    [database, [{ ...ADD, path: '/for_each', value: ['a'] }], 'patch/forbidden', 'patch[0]'],
    [database, [{ ...ADD, path: '/a', value: '${file("/x")}' }], 'patch/forbidden', 'patch[0]'],
    [database, [{ ...ADD, path: '/a', value: '%{ if true }' }], 'patch/forbidden', 'patch[0]'],
    [database, [{ ...ADD, path: '/a', value: ['${timestamp()}'] }], 'patch/forbidden', 'patch[0]'],
  ])('to %s is an error: %j', (target, patch, code, where) => {
    const { diagnostics } = compiled(target, patch);

    expect(findings(diagnostics)).toEqual([`${code} at value of patches.it.${where}`]);
  });
});

describe('an operation of RFC 6902', () => {
  const document = { a: { b: [1, 2] }, 'x/y': 1, 'm~n': 2, empty: null };
  it.each<[JsonOperation, unknown]>([
    [
      { op: 'add', path: '/a/b/1', value: 9 },
      { ...document, a: { b: [1, 9, 2] } },
    ],
    [
      { op: 'add', path: '/a/b/-', value: 9 },
      { ...document, a: { b: [1, 2, 9] } },
    ],
    [
      { op: 'add', path: '/a/b/2', value: 9 },
      { ...document, a: { b: [1, 2, 9] } },
    ],
    [
      { op: 'replace', path: '/a/b/0', value: null },
      { ...document, a: { b: [null, 2] } },
    ],
    [
      { op: 'replace', path: '/x~1y', value: 3 },
      { ...document, 'x/y': 3 },
    ],
    [
      { op: 'replace', path: '/m~0n', value: 3 },
      { ...document, 'm~n': 3 },
    ],
    [
      { op: 'remove', path: '/a/b/0' },
      { ...document, a: { b: [2] } },
    ],
    [
      { op: 'copy', from: '/a/b/0', path: '/c' },
      { ...document, c: 1 },
    ],
    [
      { op: 'move', from: '/a/b', path: '/c' },
      { ...document, a: {}, c: [1, 2] },
    ],
    [{ op: 'test', path: '/a', value: { b: [1, 2] } }, document],
    [{ op: 'test', path: '/empty', value: null }, document],
    [{ op: 'add', path: '', value: 1 }, 1],
  ])('%j', (operation, value) => {
    expect(applyOperation(document, operation)).toEqual({ value });
  });

  it.each<[JsonOperation, string]>([
    [{ op: 'add', path: '/a/b/3', value: 9 }, 'path'],
    [{ op: 'add', path: '/a/b/01', value: 9 }, 'path'],
    [{ op: 'replace', path: '/a/b/-', value: 9 }, 'path'],
    [{ op: 'replace', path: '/a/c', value: 9 }, 'path'],
    [{ op: 'remove', path: '' }, 'path'],
    [{ op: 'move', from: '/a', path: '/a/c' }, 'path'],
    [{ op: 'copy', from: '/gone', path: '/a/c' }, 'from'],
    [{ op: 'test', path: '/a/b', value: [2, 1] }, 'test'],
    [{ op: 'add', path: '/__proto__', value: {} }, 'path'],
    [{ op: 'test', path: '/toString', value: {} }, 'path'],
  ])('%j has a fault', (operation, fault) => {
    expect(applyOperation(document, operation)).toEqual({ fault });
  });
});
