// The roles that publish static sites: what fills the buckets behind the distributions.
import {
  distributionsOf,
  publishRoleName,
  sitePrefix,
  siteRepository,
} from '../../model/delivery/sites.ts';
import { bucketArn, hasOwnKey } from '../../model/naming/buckets.ts';
import { githubProviderArn } from '../../model/naming/registry.ts';
import type { Delivery, Site } from '../../model/schema/operations/delivery.ts';
import type { Statement } from '../../model/statement.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { afterProvider, pipelineTrust } from '../identity/pipeline-trust.ts';

export function addPublishers(module: RootModule, arns: ReadonlyMap<string, string>): void {
  const { sites, pipeline } = module.environment.delivery;
  if (pipeline === null) return;
  for (const [key, site] of Object.entries(sites)) {
    addPublisher(module, { key, site, pipeline, arns });
  }
}

interface Publisher {
  readonly key: string;
  readonly site: Site;
  readonly pipeline: NonNullable<Delivery['pipeline']>;
  /** ARNs of distributions by key. */
  readonly arns: ReadonlyMap<string, string>;
}

function addPublisher(module: RootModule, { key, site, pipeline, arns }: Publisher): void {
  const { environment } = module;
  const served = distributionsOf(environment, site).map(([name]) => arns.get(name) ?? '');
  if (pipeline.kind === 'github-actions') {
    if (pipeline.oidcProvider === 'create') module.after('identity');
    afterProvider(module, pipeline.oidcProvider);
  }
  addRole(module, {
    key: `${key}-publish`,
    name: publishRoleName(environment, key),
    origin: ['delivery', 'sites', key],
    trust: pipelineTrust(environment, {
      pipeline,
      provider: githubProviderArn(environment),
      repositories: repositoriesOf(key, site, pipeline),
      isApproved: pipeline.kind === 'github-actions' && pipeline.release.approval,
    }),
    statements: [...objectStatements(module, site), ...cacheStatements(served)],
  });
}

function repositoriesOf(key: string, site: Site, pipeline: Publisher['pipeline']) {
  if (pipeline.kind !== 'github-actions') return [];
  const repository = pipeline.sourceRepository ?? siteRepository(key, site);
  return [`${pipeline.organization}/${repository}`];
}

function objectStatements(module: RootModule, site: Site): readonly Statement[] {
  const arn = bucketArn(module.environment, site.bucket);
  const objects = `${arn}/${sitePrefix(site)}*`;
  const objectsOf: readonly Statement[] = [
    {
      sid: 'Publish',
      actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [objects],
    },
    { sid: 'Compare', actions: ['s3:ListBucket'], resources: [arn] },
  ];
  if (!hasOwnKey(module.environment, site.bucket)) return objectsOf;
  return [
    ...objectsOf,
    {
      sid: 'Encrypt',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [module.stateOf('security').entry('key_arns', 'storage')],
      condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] } },
    },
  ];
}

/** Ids of distributions are made up by AWS: the pipeline finds its own by the domain. */
function cacheStatements(arns: readonly string[]): readonly Statement[] {
  if (arns.length === 0) return [];
  return [
    { sid: 'Invalidate', actions: ['cloudfront:CreateInvalidation'], resources: arns },
    { sid: 'Find', actions: ['cloudfront:ListDistributions'], resources: ['*'] },
  ];
}
