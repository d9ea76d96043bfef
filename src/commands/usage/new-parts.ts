// What `new` makes, each with words, options and examples of its own.
import type { Part } from './command.ts';

const EDGES = ['uses', 'used-by'] as const;
const FOR_ALL =
  'With a system, the entry is for all of its environments; with an environment, for that one.';

export const NEW_PARTS = {
  service: {
    summary: 'a service, worker, schedule or job',
    words: ['<system>', '<name>'],
    options: [...EDGES, 'port', 'kind', 'schedule', 'image-from', 'dry-run'],
    about: [
      `Its image tag stands in each environment. ${FOR_ALL} Stores and services that it uses are made before it.`,
    ],
    examples: [
      ['new service shop orders --uses databases.main --used-by web', 'its edges with it'],
      ['new service shop mailer --kind worker --uses queues.jobs=receive', 'without a port'],
      [
        'new service shop report --kind cronJob --schedule @daily --uses databases.main',
        'at night; --image-from orders: with the image of another',
      ],
    ],
  },
  store: {
    summary: 'a database, cache, queue, bucket or another resource of a kind',
    words: ['<system>', '<collection.name>'],
    options: [...EDGES, 'dry-run'],
    about: [
      `Small and valid; what it is like beyond that is written by hand. ${FOR_ALL} The collection is a key of environments, such as queues.`,
    ],
    examples: [
      ['new store shop queues.jobs --used-by orders', 'and the edge of who uses it'],
      ['new store shop/prod buckets.media --used-by web', 'in one environment'],
      ['new store shop caches.sessions --dry-run', 'shown as a diff'],
    ],
  },
  chart: {
    summary: 'a Helm chart of somebody else',
    words: ['<system>', '<name>'],
    options: ['repository', 'chart-version', 'chart', ...EDGES, 'port', 'dry-run'],
    about: [`An Application with a namespace of its own, for its values to be added. ${FOR_ALL}`],
    examples: [
      ['new chart shop echo --repository https://charts.shop.dev --chart-version 1.2.0', 'Helm'],
      [
        'new chart shop bi --chart bi-web --repository https://bi.dev --chart-version 2.1.0',
        'under another name',
      ],
    ],
  },
  environment: {
    summary: 'a copy of an environment, with addresses of its own',
    words: ['<system/environment>'],
    options: ['account', 'region', 'tier', 'like', 'dry-run'],
    about: [
      'Copied is the first of its system, unless --like names another one. What the copy shares with the original, and what only a person knows, is printed: read the file before it is applied.',
    ],
    examples: [
      ['new environment shop/dev --account 310987654321', 'in an account of its own'],
      [
        'new environment shop/eu --account 310987654321 --like shop/prod --region eu-west-1',
        'in another region',
      ],
    ],
  },
  system: {
    summary: 'a system beside those that there are',
    words: ['<system>'],
    options: ['account', 'region', 'tier', 'environment', 'dry-run'],
    about: ['The same small system that init begins with, as a folder of environments/.'],
    examples: [
      ['new system billing --account 210987654321', 'with a first environment, prod'],
      ['new system billing --account 210987654321 --environment dev', 'called otherwise'],
    ],
  },
  kind: {
    summary: 'a kind of resource of your own, in TypeScript',
    words: ['<name>'],
    options: ['dry-run'],
    about: ['Files of extensions/ that compile; the next synth takes the kind in.'],
    examples: [['new kind feature-flags', 'its collection is featureFlags']],
  },
} as const satisfies Readonly<Record<string, Part>>;

export type NewPart = keyof typeof NEW_PARTS;
