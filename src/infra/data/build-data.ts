// Stack `data`: databases, caches, Kafka, search, buckets and the secrets that lead to them.
import type { RootModule } from '../root-module.ts';
import { addBuckets } from './buckets.ts';
import { addCaches } from './caches.ts';
import { addDatabases } from './databases/databases.ts';
import { addKafka } from './kafka.ts';
import { addSearch } from './search.ts';
import { addExternalSecrets, addGeneratedLogins } from './secrets.ts';

export function buildData(module: RootModule): void {
  addDatabases(module);
  addCaches(module);
  addKafka(module);
  addSearch(module);
  addBuckets(module);
  addExternalSecrets(module);
  addGeneratedLogins(module);
}
