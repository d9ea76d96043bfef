// Stack `data`: databases, document databases, caches, Kafka, search, buckets, file systems and the secrets that lead to them.

import { everyKind } from '../../kinds/kinds.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addDatabaseHours } from './database-hours.ts';
import { addDatabases } from './databases/databases.ts';
import { addDocumentDatabases } from './document-databases.ts';
import { addLogSearchSecret } from './log-search.ts';
import { addGeneratedLogins, addNotifySecret } from './secrets.ts';

export function buildData(module: RootModule): void {
  addDatabases(module);
  addDocumentDatabases(module);
  addDatabaseHours(module);
  addLogSearchSecret(module);
  for (const { terraform } of everyKind) terraform?.stacks.data?.(module);
  addNotifySecret(module);
  addGeneratedLogins(module);
}
