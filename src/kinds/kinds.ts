// The kinds of resources, in the order of pages and stacks. This list is all that a new one adds to.
import { buckets } from './buckets/kind.ts';
import { caches } from './caches/kind.ts';
import { charts } from './charts/kind.ts';
import { databases } from './databases/kind.ts';
import { documentDatabases } from './document-databases/kind.ts';
import { externals } from './externals/kind.ts';
import { fileSystems } from './file-systems/kind.ts';
import { functions } from './functions/kind.ts';
import { kafka } from './kafka/kind.ts';
import type { Kind } from './kind.ts';
import { queues } from './queues/kind.ts';
import { schedules } from './schedules/kind.ts';
import { search } from './search/kind.ts';
import { secrets } from './secrets/kind.ts';
import { tables } from './tables/kind.ts';
import { topics } from './topics/kind.ts';

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
  buckets,
  fileSystems,
  secrets,
  externals,
  charts,
] as const;

/** The same for whoever walks them: each is asked about entries and edges of its own only, which types
 * cannot say of a list. */
export const everyKind = kinds as unknown as readonly Kind[];
