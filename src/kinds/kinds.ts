// The kinds of resources, in the order of pages and stacks. This list is all that a new one adds to; those of
// a repository's own come after it.
import { extensions } from '#extensions';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buckets } from './buckets/kind.ts';
import { caches } from './caches/kind.ts';
import { charts } from './charts/kind.ts';
import { databases } from './databases/kind.ts';
import { documentDatabases } from './document-databases/kind.ts';
import { faultOfExtension, readExtensions, taken } from './extended/read-extensions.ts';
import { externals } from './externals/kind.ts';
import { fileSystems } from './file-systems/kind.ts';
import { functions } from './functions/kind.ts';
import { kafka } from './kafka/kind.ts';
import type { Kind } from './kind.ts';
import { manifests } from './manifests/kind.ts';
import { queues } from './queues/kind.ts';
import { schedules } from './schedules/kind.ts';
import { search } from './search/kind.ts';
import { secrets } from './secrets/kind.ts';
import { tables } from './tables/kind.ts';
import { terraform } from './terraform/kind.ts';
import { topics } from './topics/kind.ts';
import { userPools } from './user-pools/kind.ts';

export const kinds = [
  databases,
  documentDatabases,
  caches,
  kafka,
  search,
  tables,
  queues,
  topics,
  functions,
  schedules,
  userPools,
  buckets,
  fileSystems,
  secrets,
  externals,
  charts,
  manifests,
  terraform,
] as const;

// Each is asked about entries and edges of its own only, which types cannot say of a list.
const builtIn = kinds as unknown as readonly Kind[];
const extended = readExtensions(extensions, builtIn);

/** All there are, for whoever walks them. */
export const everyKind: readonly Kind[] = [...builtIn, ...extended.kinds.map(({ kind }) => kind)];

/** The repository whose extensions are among them; null: nobody has looked for any. */
export const extensionsRoot = extensions.root;

/** What keeps extensions from being a kind; `keys` are those of an environment that are no collection, and
 * `nouns` those of its defaults. */
export function extensionFaults(
  keys: readonly string[],
  nouns: readonly string[],
): readonly Diagnostic[] {
  const owner = 'groundplan';
  const names = extended.kinds.flatMap((each) => {
    const { collection, defaults } = each.kind;
    return [
      ...(keys.includes(collection) ? [{ each, member: 'collection', name: collection }] : []),
      ...(nouns.includes(defaults ?? '')
        ? [{ each, member: 'defaults', name: `${defaults}` }]
        : []),
    ];
  });
  return [...extended.faults, ...names.map(({ each, ...name }) => taken(each, { ...name, owner }))];
}

/** What an extension did wrong, out of an error that came up through the stages; undefined: it is ours. */
export function extensionFault(error: unknown): Diagnostic | undefined {
  return faultOfExtension(error, extensions);
}
