// How a static site gets into its bucket, whatever pipeline runs it. The scripts are held to the same
// rules as those of the services.
import { callVariables } from '../../model/delivery/site-calls.ts';
import {
  distributionsOf,
  publishRoleName,
  sitePrefix,
  siteRepository,
} from '../../model/delivery/sites.ts';
import { bucketName } from '../../model/naming/buckets.ts';
import { ownRoleArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Site } from '../../model/schema/operations/delivery.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export interface SiteTask {
  readonly key: string;
  readonly site: Site;
  readonly repository: string;
  readonly role: string;
  /** In the shell: what the scripts below read, and the build. */
  readonly variables: Readonly<Record<string, string>>;
}

export function siteTasks(environment: Environment): readonly SiteTask[] {
  return sortedEntries(environment.delivery.sites).map(([key, site]) => ({
    key,
    site,
    repository: siteRepository(key, site),
    role: ownRoleArn(environment, publishRoleName(environment, key)),
    variables: {
      OUTPUT: site.output,
      TARGET: `s3://${bucketName(environment, site.bucket)}/${sitePrefix(site)}`,
      DOMAINS: distributionsOf(environment, site)
        .map(([, { domains }]) => domains[0] ?? '')
        .sort()
        .join(' '),
      PATHS: `/${sitePrefix(site)}*`,
      ...callVariables(environment, site),
    },
  }));
}

/** What is new comes before the documents that name it, and what is gone goes after them. */
export function publishScript({ hashed }: Site): string {
  const each = (option: string) => hashed.map((pattern) => ` ${option} "${pattern}"`).join('');
  return [
    ...(hashed.length === 0
      ? []
      : [
          `aws s3 sync "$OUTPUT" "$TARGET" --exclude "*"${each('--include')} --cache-control "${YEAR}"`,
        ]),
    `aws s3 sync "$OUTPUT" "$TARGET"${each('--exclude')} --cache-control "no-cache"`,
    'aws s3 sync "$OUTPUT" "$TARGET" --size-only --delete',
    'for domain in $DOMAINS; do',
    '  query="DistributionList.Items[?Aliases.Items] | [?contains(Aliases.Items, \'$domain\')] | [0].Id"',
    '  id=$(aws cloudfront list-distributions --query "$query" --output text)',
    '  aws cloudfront create-invalidation --distribution-id "$id" --paths "$PATHS"',
    'done',
  ].join('\n');
}

const YEAR = 'public, max-age=31536000, immutable';
