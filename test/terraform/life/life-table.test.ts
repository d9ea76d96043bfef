import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIFE } from '../../../src/terraform/life/life-table.ts';
import { ROOT } from '../../support/root.ts';

interface Document {
  readonly path: string;
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const documents: readonly Document[] = ['dist', 'examples/parcelwise/dist'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('cdk.tf.json'))
    .map((path) => ({
      path: join(folder, path),
      resource: JSON.parse(readFileSync(join(ROOT, folder, path), 'utf8')).resource ?? {},
    })),
);
const emitted = [...new Set(documents.flatMap(({ resource }) => Object.keys(resource)))].sort();

/** Classes of the provider that the compiler makes resources of. */
const made = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => [
    ...readFileSync(join(ROOT, 'src', path), 'utf8').matchAll(/provider-aws\/lib\/([a-z0-9-]+)\//g),
  ])
  .map(([, folder = '']) => `aws_${folder.replaceAll('-', '_')}`);

describe('the life table', () => {
  it('decides for every type that is emitted', () => {
    expect(emitted.filter((type) => !Object.hasOwn(LIFE, type))).toEqual([]);
  });

  it('decides for nothing else', () => {
    const known = new Set([...emitted, ...made]);

    expect(Object.keys(LIFE).filter((type) => !known.has(type))).toEqual([]);
  });

  it.each(Object.entries(LIFE).filter(([, { replacement }]) => replacement === 'new first'))(
    '%s is replaced new first wherever it stands',
    (type) => {
      const bodies = documents.flatMap(({ resource }) => Object.values(resource[type] ?? {}));

      for (const body of bodies) {
        expect(body).toMatchObject({ lifecycle: { create_before_destroy: true } });
      }
    },
  );
});

/** Terraform replaces new first also whatever one that is replaced so depends on.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy */
describe('what is replaced old first', () => {
  const forced = documents.flatMap(({ resource }) => forcedIn(resource));

  it('is not made to go last by what depends on it', () => {
    expect([...new Set(forced)].sort()).toEqual([]);
  });
});

const typeOf = (address: string) => address.split('.')[0] ?? '';
const lifeOfAddress = (address: string) => LIFE[typeOf(address)]?.replacement;

function forcedIn(resource: Document['resource']): readonly string[] {
  const needs = needsIn(resource);
  return [...needs.keys()]
    .filter((address) => lifeOfAddress(address) === 'new first')
    .flatMap((address) =>
      [...below(address, needs)]
        .filter((other) => lifeOfAddress(other) === 'old first')
        // One whose path changes makes the cluster change its own, which is refused.
        .filter((other) => typeOf(other) !== 'aws_iam_role')
        .map((other) => `${typeOf(other)} by ${typeOf(address)}`),
    );
}

type Needs = ReadonlyMap<string, readonly string[]>;

function needsIn(resource: Document['resource']): Needs {
  const texts = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(
      ([key, body]) => [`${type}.${key}` as string, JSON.stringify(body)] as const,
    ),
  );
  const known = new Set(texts.map(([address]) => address));
  return new Map(
    texts.map(([address, text]) => [
      address,
      [...text.matchAll(/(?<![\w.])aws_[a-z0-9_]+\.[A-Za-z_][\w-]*/g)]
        .map(([other]) => other)
        .filter((other) => known.has(other) && other !== address),
    ]),
  );
}

function below(address: string, needs: Needs, seen = new Set<string>()): ReadonlySet<string> {
  for (const other of needs.get(address) ?? []) {
    if (seen.has(other)) continue;
    seen.add(other);
    below(other, needs, seen);
  }
  return seen;
}
