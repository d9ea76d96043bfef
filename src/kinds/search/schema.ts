// Search domains.
import { z } from 'zod';
import { EnvironmentPath, listOf, mapOf, Text } from '../../model/schema/primitives.ts';

const SearchType = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/, 'expected an instance type such as t3.medium.search');

export const Search = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{2,27}$/,
        'expected a domain name: 3 to 28 of a-z, 0-9 and "-", a letter first',
      )
      .nullable()
      .default(null)
      .describe('Name of the domain in AWS. Absent: `<system>-<environment>-<key>`.'),
    version: z
      .string()
      .regex(/^\d+\.\d+$/, 'expected an OpenSearch version such as "2.11", in quotes')
      .describe('OpenSearch version, in quotes.'),
    dataNodes: z
      .strictObject({
        count: z.int().min(1).describe('Number of data nodes, spread over up to three zones.'),
        type: SearchType.describe('Instance type of the data nodes.'),
        storageGb: z.int().min(10).describe('EBS volume per node, in GiB.'),
      })
      .describe('Nodes that hold indices and answer queries.'),
    masterNodes: z
      .strictObject({
        count: z
          .literal([3, 5])
          .describe(
            'Number of master nodes: more are not allowed, and an even number decides no better.',
          ),
        type: SearchType.describe('Instance type of the master nodes.'),
      })
      .nullable()
      .default(null)
      .describe('Dedicated master nodes. Absent: data nodes do their work.'),
    indices: listOf(
      z.string().regex(/^[a-z][a-z0-9_-]*$/, 'expected an index name such as courses'),
    )
      .default([])
      .describe(
        'Indices that services create: each by its name, or with a hyphen or an underscore and more behind it. With `access: iam`, services are let into these alone; absent: into all of the domain.',
      ),
    access: z
      .enum(['iam', 'network'])
      .default('iam')
      .describe(
        [
          '`iam`: requests are signed, and fine-grained access tells who may read or write which indices.',
          '`network`: whoever can reach the port, for clients that cannot sign; AWS cannot switch it off on a domain that had the other.',
        ].join(' '),
      ),
    administrator: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'expected the name of an IAM role')
      .nullable()
      .default(null)
      .describe(
        'IAM role of people who may do everything in the domain. Where no cluster gives roles, it is the one that does, by hand.',
      ),
    mappedBy: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'Of a domain without a cluster beside it: the writer whose cluster gives all writers their roles, as `<system>/<environment>`; it says so in `observability.logs.search.mapsRoles`. Absent: the administrator does, by hand.',
      ),
    writers: mapOf(EnvironmentPath)
      .default({})
      .describe(
        'Environments whose Fluent Bit may write logs to it, as `<system>/<environment>`; each names it in `observability.logs.search`.',
      ),
    purpose: Text.describe('What is searched; becomes the tag Purpose.'),
  })
  .describe('An Amazon OpenSearch Service domain inside the VPC.');
export type Search = z.output<typeof Search>;

export const SearchUse = mapOf(z.enum(['read', 'write']))
  .default({})
  .describe('Search domains it queries (`read`), or queries and indexes (`write`).');
export type SearchUse = 'read' | 'write';

declare module '../../model/schema/environment.ts' {
  interface Environment {
    search: Record<string, Search>;
  }
  interface Uses {
    search: z.output<typeof SearchUse>;
  }
}
