// Stack `registry`: one ECR repository per service, for the images its pipeline pushes.
import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRegistryScanningConfiguration } from '@cdktf/provider-aws/lib/ecr-registry-scanning-configuration/index.js';
import { EcrReplicationConfiguration } from '@cdktf/provider-aws/lib/ecr-replication-configuration/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { EcrRepositoryCreationTemplate } from '@cdktf/provider-aws/lib/ecr-repository-creation-template/index.js';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy/index.js';
import type { Path } from '../diagnostics/diagnostic.ts';
import { everyKind } from '../kinds/kinds.ts';
import { regionalArn } from '../model/naming/core.ts';
import { ecrRepositoryName, RELEASE_PREFIX } from '../model/naming/registry.ts';
import type { Delivery } from '../model/schema/operations/delivery.ts';
import { imagesOfOthers } from '../model/services/image-pipeline.ts';
import type { Statement } from '../model/statement.ts';
import { addPolicy } from '../terraform/policy.ts';
import type { RootModule } from '../terraform/root-module.ts';

type Registry = Delivery['registry'];

const PULLERS = ['delivery', 'registry', 'pullers'];

const PULL_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

type Selection = Readonly<Record<string, string | number | readonly string[]>>;

function keep(countNumber: number): Selection {
  return { countType: 'imageCountMoreThan', countNumber };
}

/** What a rule with a lower number selects is never expired by one with a higher: releases, as the
 * pipeline or people tag them, do not go with what was only built.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
function expiry({ keepImages, keepReleases, untaggedDays }: Registry): string {
  const rules: readonly (readonly [description: string, selection: Selection])[] = [
    [
      `Images without a tag go after ${untaggedDays} days`,
      {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: untaggedDays,
      },
    ],
    ...[`${RELEASE_PREFIX}*`, '*.*.*'].map(
      (pattern) =>
        [
          `Keep the newest ${keepReleases} releases: ${pattern}`,
          { tagStatus: 'tagged', tagPatternList: [pattern], ...keep(keepReleases) },
        ] as const,
    ),
    [`Keep the newest ${keepImages} other images`, { tagStatus: 'any', ...keep(keepImages) }],
  ];
  return JSON.stringify({
    rules: rules.map(([description, selection], index) => ({
      rulePriority: index + 1,
      description,
      selection,
      action: { type: 'expire' },
    })),
  });
}

export function buildRegistry(module: RootModule): void {
  const { services, delivery } = module.environment;
  const { registry } = delivery;
  if (registry.shared !== null) return;
  const pull = pullPolicy(module);
  const run = new Set(
    everyKind.flatMap(({ terraform }) => terraform?.functionImages?.(module.environment) ?? []),
  );
  for (const [key, service] of Object.entries(services)) {
    if (service.image.repository !== null || service.image.from !== null) continue;
    const origin = ['services', key];
    const own = run.has(key) ? functionPullPolicy(module, key, origin) : pull;
    addRepository(module, { key, origin, pull: own });
  }
  for (const key of imagesOfOthers(module.environment)) {
    addRepository(module, { key, origin: ['delivery', 'registry', 'repositories'], pull });
  }
  addContinuousScan(module);
  addReplication(module);
  addCopyTemplate(module, pull);
}

interface RepositoryInput {
  readonly key: string;
  readonly origin: Path;
  readonly pull: string | undefined;
}

function addRepository(module: RootModule, { key, origin, pull }: RepositoryInput): void {
  const { environment } = module;
  const { registry } = environment.delivery;
  const repository = module.resource(EcrRepository, key, origin, {
    name: ecrRepositoryName(environment, key),
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: registry.scanOnPush },
    encryptionConfiguration: [{ encryptionType: 'KMS' }],
  });
  module.resource(EcrLifecyclePolicy, key, origin, {
    repository: repository.name,
    policy: expiry(registry),
  });
  if (pull === undefined) return;
  module.resource(EcrRepositoryPolicy, key, registry.pullers.length > 0 ? PULLERS : origin, {
    repository: repository.name,
    policy: pull,
  });
}

/** One document for all repositories; undefined where nobody else pulls. */
function pullPolicy(module: RootModule): string | undefined {
  const statements = pullStatements(module);
  if (statements.length === 0) return undefined;
  return addPolicy(module, { key: 'pull', origin: PULLERS, statements });
}

function pullStatements({ environment }: RootModule): readonly Statement[] {
  const { pullers } = environment.delivery.registry;
  if (pullers.length === 0) return [];
  return [
    {
      sid: 'PullFromOtherAccounts',
      actions: PULL_ACTIONS,
      principals: { AWS: [...pullers].sort().map((account) => `arn:aws:iam::${account}:root`) },
    },
  ];
}

/** Lambda would write its statement itself, and the next apply would take it away.
 * https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions */
function functionPullPolicy(module: RootModule, key: string, origin: Path): string {
  const { environment } = module;
  return addPolicy(module, {
    key: `pull_${key}`,
    origin,
    statements: [
      ...pullStatements(module),
      {
        sid: 'PullByFunctions',
        actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        principals: { Service: 'lambda.amazonaws.com' },
        condition: {
          ArnLike: { 'aws:SourceArn': regionalArn(environment, 'lambda', 'function:*') },
        },
      },
    ],
  });
}

/** Copies take no policy from their originals: without this nobody else could pull them. Only tags and a
 * key of our own would need a role.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html */
function addCopyTemplate(module: RootModule, pull: string | undefined): void {
  const { system, aws, delivery } = module.environment;
  const { replicateTo } = delivery.registry;
  if (pull === undefined || !replicateTo.some((region) => region === aws.recoveryRegion)) return;
  module.resource(EcrRepositoryCreationTemplate, 'copies', PULLERS, {
    prefix: system,
    description: `Copies of the images of ${system}`,
    appliedFor: ['REPLICATION'],
    imageTagMutability: 'IMMUTABLE',
    encryptionConfiguration: [{ encryptionType: 'AES256' }],
    repositoryPolicy: pull,
    lifecyclePolicy: expiry(delivery.registry),
    provider: module.provider('recovery'),
  });
}

/** To be set, Amazon Inspector is switched on by ECR itself.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html */
function addContinuousScan(module: RootModule): void {
  const { system, delivery } = module.environment;
  if (!delivery.registry.continuousScan) return;
  const origin = ['delivery', 'registry', 'continuousScan'];
  module.resource(EcrRegistryScanningConfiguration, 'images', origin, {
    scanType: 'ENHANCED',
    rule: [
      {
        scanFrequency: 'CONTINUOUS_SCAN',
        repositoryFilter: [{ filter: `${system}/*`, filterType: 'WILDCARD' }],
      },
    ],
  });
}

/** A registry has one such configuration, so it names the repositories of this system only. */
function addReplication(module: RootModule): void {
  const { system, aws, delivery } = module.environment;
  const regions = [...delivery.registry.replicateTo].sort();
  if (regions.length === 0) return;
  module.resource(EcrReplicationConfiguration, 'images', ['delivery', 'registry', 'replicateTo'], {
    replicationConfiguration: {
      rule: [
        {
          destination: regions.map((region) => ({ region, registryId: aws.account })),
          repositoryFilter: [{ filter: `${system}/`, filterType: 'PREFIX_MATCH' }],
        },
      ],
    },
  });
}
