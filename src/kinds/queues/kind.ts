import type { Kind } from '../kind.ts';
import { queueAccess } from './access.ts';
import { codes } from './codes.ts';
import { queueNames } from './names.ts';
import { queuePage } from './page.ts';
import { checkQueues } from './rules.ts';
import { Queue, QueueUse } from './schema.ts';
import { addQueues } from './terraform.ts';

const FRUGAL = { deletionProtection: false };

export const queues: Kind<'queues', typeof Queue, typeof QueueUse, 'queue'> = {
  collection: 'queues',
  slug: 'queue',
  noun: 'queue',
  about: 'SQS queues by name.',
  entry: Queue,
  use: QueueUse,
  defaults: 'queue',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  rules: { rules: [checkQueues], names: queueNames },
  access: queueAccess,
  endpoint: 'sqs',
  leaving: { snapshot: false },
  terraform: { stacks: { data: addQueues } },
  page: queuePage,
};
