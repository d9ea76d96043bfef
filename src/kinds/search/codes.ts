// What OpenSearch refuses or a production system regrets.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/search-storage': entry<{ search: string; type: string; size: number; max: number }>({
    severity: 'error',
    message: ({ search, type, size, max }) =>
      `Volumes of search domain ${search} are too large for ${type}: ${size} GiB, and AWS allows ${max}`,
    hint: () => 'Use smaller volumes, more nodes or a larger type',
    why: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html',
  }),
  'model/search-volume': entry<{ search: string; type: string }>({
    severity: 'error',
    message: ({ search, type }) =>
      `Data nodes of search domain ${search} are ${type}, which take no volumes of gp3`,
    hint: () =>
      'Choose a type of a newer family without disks of its own, such as r6g.large.search',
    why: 'Types with disks of their own take no volumes, and those of old families only volumes of older kinds. https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html',
  }),
  'model/search-masters': entry<{ search: string; type: string; count: number }>({
    severity: 'error',
    message: ({ search, type, count }) =>
      `Master nodes of search domain ${search} are ${type}, which AWS allows for at most 10 data nodes: found ${count}`,
    hint: () => 'Choose m6g.large.search for the master nodes',
    why: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html',
  }),
  'model/search-burstable': entry<{ search: string; type: string }>({
    severity: 'warning',
    message: ({ search, type }) =>
      `Search domain ${search} runs production on burstable nodes: ${type}`,
    hint: () => 'Prefer m6g.large.search or larger for steady load',
    why: 'Burstable nodes slow down when their CPU credits are used up; AWS does not recommend them for production.',
  }),
  'model/search-open': entry<{ search: string; key: 'administrator' | 'writers' | 'mappedBy' }>({
    severity: 'error',
    message: ({ search, key }) =>
      `Search domain ${search} tells nobody apart, and has ${key}: found access network`,
    hint: ({ key }) => `Set access to iam, or remove ${key}`,
    why: 'With `access: network` a domain answers whoever reaches it, and knows neither roles nor administrators. It is for clients that cannot sign, in its own network.',
  }),
  'model/search-read-open': entry<{ search: string; service: string }>({
    severity: 'error',
    message: ({ search, service }) =>
      `Service ${service} is to read search domain ${search} alone, which tells nobody apart: found access network`,
    hint: () => 'Set access of the domain to iam, or write: write',
    why: 'With `access: network` whoever reaches a domain may do everything in it.',
  }),
  'model/search-unmapped': entry<{ search: string }>({
    severity: 'error',
    message: ({ search }) => `Nobody gives roles in search domain ${search}`,
    hint: () => 'Write mappedBy: one of its writers, or administrator: an IAM role of people',
    why: 'Fine-grained access refuses every request until somebody has given roles. In an environment with a cluster a Job does; https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  }),
  'model/search-mapped-twice': entry<{ search: string; mapper: string }>({
    severity: 'error',
    message: ({ search, mapper }) =>
      `The cluster beside search domain ${search} gives its roles already: found mappedBy ${mapper}`,
    hint: () => 'Remove mappedBy',
    why: 'A domain has one master; each of two would take away what the other gave.',
  }),
  'model/mapper-unlisted': entry<{ owner: string; domain: string; mapper: string }>({
    severity: 'error',
    message: ({ owner, domain, mapper }) =>
      `${mapper} is to give roles in search domain ${domain} of ${owner}, which does not name it`,
    hint: ({ owner, domain, mapper }) =>
      `Write search.${domain}.mappedBy: ${mapper} in ${owner}, or remove mapsRoles`,
    why: 'The master role of a domain trusts the environment in its `mappedBy`, and nobody else.',
  }),
  'model/mapper-silent': entry<{ domain: string; mapper: string }>({
    severity: 'error',
    message: ({ domain, mapper }) => `${mapper} gives no roles in search domain ${domain}`,
    hint: ({ mapper }) => `Write observability.logs.search.mapsRoles: true in ${mapper}`,
    why: 'Without the Job of that environment the domain refuses every request.',
  }),
  'model/log-search-missing': entry<{ owner: string; domain: string }>({
    severity: 'error',
    message: ({ owner, domain }) => `${owner} has no search domain ${domain}`,
    hint: ({ owner, domain }) => `Write search.${domain} in ${owner}, or name another domain`,
    why: 'Fluent Bit writes to a domain that is there.',
  }),
  'model/writer-unlisted': entry<{ owner: string; domain: string; writer: string }>({
    severity: 'error',
    message: ({ owner, domain, writer }) =>
      `Search domain ${domain} of ${owner} does not list ${writer} as a writer`,
    hint: ({ owner, domain }) => `Add it to search.${domain}.writers of ${owner}`,
    why: 'The security group and the policy of a domain let in the writers that it lists, and nobody else.',
  }),
  'model/writer-silent': entry<{ domain: string; writer: string }>({
    severity: 'error',
    message: ({ domain, writer }) =>
      `${writer} is listed as a writer, but sends no logs to search domain ${domain}`,
    hint: ({ writer }) => `Write observability.logs.search in ${writer}, or remove the writer`,
    why: 'The domain would be open to a network and a role that have nothing to do there.',
  }),
  'model/writer-unreachable': entry<{ owner: string; writer: string }>({
    severity: 'error',
    message: ({ owner, writer }) => `No route leads from ${writer} to ${owner}`,
    hint: () =>
      'Attach both networks to one Transit Gateway, one of them as a member of reach everyone',
    why: 'The domain has addresses of its own VPC only.',
  }),
} as const;

export const report = reporterOf(codes);
