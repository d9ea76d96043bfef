// Environments whose metrics, logs and traces are seen in another one, or searched there.
import { entry } from '../entry.ts';

export const watchersCatalogue = {
  'model/sink-missing': entry<{ watcher: string }>({
    severity: 'error',
    message: ({ watcher }) => `${watcher} has no sink for what others share`,
    hint: ({ watcher }) => `Write observability.sink in ${watcher}, or remove sharesWith`,
    why: 'CloudWatch of an account sees what others share once it has a sink that they link to.',
  }),
  'model/source-unlisted': entry<{ watcher: string; source: string }>({
    severity: 'error',
    message: ({ watcher, source }) => `${watcher} does not list ${source} as a source`,
    hint: ({ watcher }) => `Add it to observability.sink.members of ${watcher}`,
    why: 'The policy of a sink names the accounts that may link to it; AWS refuses all others.',
  }),
  'model/source-unlinked': entry<{ watcher: string; source: string }>({
    severity: 'error',
    message: ({ watcher, source }) =>
      `${source} is listed as a source, but does not share with ${watcher}`,
    hint: ({ watcher, source }) =>
      `Write observability.sharesWith: ${watcher} in ${source}, or remove the member`,
    why: 'Widgets of the dashboard would stay empty: the account that owns the data makes the link.',
  }),
  'model/source-account': entry<{ watcher: string; account: string }>({
    severity: 'error',
    message: ({ watcher, account }) => `${watcher} is in the same account, ${account}`,
    hint: () => 'Remove both ends: CloudWatch of an account sees all of it already',
    why: 'AWS refuses a link from an account to its own sink.',
  }),
  'model/source-region': entry<{ watcher: string; found: string; wanted: string }>({
    severity: 'error',
    message: ({ watcher, found, wanted }) =>
      `The sink of ${watcher} is in another region: found ${found}, wanted ${wanted}`,
    hint: () => 'Share with an environment in the same region',
    why: 'Cross-account observability works within one region. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html',
  }),
  'model/source-twice': entry<{ source: string; other: string; account: string }>({
    severity: 'error',
    message: ({ source, other, account }) =>
      `${source} and ${other} share account ${account}, which links to a sink once`,
    hint: () =>
      'Correct aws.account of one of them if it was copied; else list one: its link carries all of the account in this region',
    why: 'A link belongs to an account and a region, not to an environment; AWS refuses the second.',
  }),
} as const;
