// Everything that a repository of its own may need is used by an example at least once: Parcelwise, or where one
// repository cannot have both, the parcel lockers that it bought.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const LOCKERS = join(EXAMPLES, 'parcelwise-lockers');

function layersOf(repository: string, system: string): readonly unknown[] {
  const folder = join(EXAMPLES, repository, 'environments', system);
  return readdirSync(folder).map((file) => parse(readFileSync(join(folder, file), 'utf8')));
}

/** What stands at a path, in which `*` is any key or entry. */
function at(value: unknown, [key, ...rest]: readonly string[]): readonly unknown[] {
  if (key === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const found = key === '*' ? Object.values(value) : [(value as Record<string, unknown>)[key]];
  return found.filter((each) => each !== undefined && each !== null).flatMap((e) => at(e, rest));
}

/** A path, and after `=` the text of what stands there. */
function isUsed(layers: readonly unknown[], use: string): boolean {
  const [, path = '', wanted] = /^([^=~]+)(?:=(.*))?$/.exec(use) ?? [];
  const found = layers.flatMap((layer) => at(layer, path.split('.')));
  return found.some((each) => wanted === undefined || String(each) === wanted);
}

const KINDS = [
  'queues.*.fifo',
  'queues.*.deadLetter.afterReceives',
  'topics.*.subscriptions.*.queue',
  'topics.*.subscriptions.*.function',
  'topics.*.subscriptions.*.email',
  'topics.*.subscriptions.*.https',
  'topics.*.subscriptions.*.filter',
  'functions.*.image.from',
  'functions.*.package.bucket',
  'functions.*.vpc=true',
  'functions.*.architecture=arm64',
  'functions.*.events.*.queue',
  'functions.*.events.*.bucket',
  'functions.*.events.*.stream',
  'functions.*.events.*.schedule',
  'functions.*.async.onFailure.queue',
  'tables.*.stream',
  'schedules.*.cron',
  'schedules.*.rate',
  'schedules.*.queue',
  'schedules.*.function',
  'schedules.*.deadLetter',
  'userPools.*.clients',
  'userPools.*.resourceServers',
  'userPools.*.groups',
  'userPools.*.pages.host',
  'buckets.*.notifications.*.queue',
  'buckets.*.notifications.*.topic',
  'services.*.uses.queues',
  'services.*.uses.topics',
  'services.*.uses.functions',
  'services.*.uses.userPools',
  'stateMachines.*.definition',
  'services.*.uses.stateMachines',
];

const WITHOUT_TYPESCRIPT = [
  'charts.*.values',
  'charts.*.after',
  'charts.*.schema',
  'charts.*.definitions',
  'charts.*.clusterKinds',
  'charts.*.podSecurity',
  'charts.*.network.fromApiServer',
  'charts.*.serviceAccount.name',
  'charts.*.uses.databases',
  'charts.*.uses.buckets',
  'addons.*.values',
  'manifests.*.namespace',
  'manifests.*.after',
  'manifests.*.ports',
  'services.*.uses.charts',
  'services.*.uses.manifests',
  'terraform.*.inputs',
  'terraform.*.module.source',
  'terraform.*.outputs',
  'terraform.*.after',
  'services.*.uses.terraform',
  'patches.routing-dns.target=services.routing',
  'patches.personal-data.target=terraform/data/aws_s3_bucket.labels',
  'patches.cost-centre.target=kubernetes/namespaces/namespace-reports',
  'delivery.terraform.kind=atlantis',
  'delivery.terraform.kind=github-actions',
  'delivery.terraform.workflows',
  'delivery.terraform.projects',
  'delivery.terraform.requirements',
  'delivery.terraform.stacks.*.requirements.plan',
  'delivery.terraform.stacks.*.workflow',
  'delivery.terraform.roles',
  'delivery.root',
];

const POD = [
  'services.*.kind=worker',
  'services.*.kind=cronJob',
  'services.*.kind=job',
  'services.*.kind=statefulSet',
  'services.*.claims',
  'services.*.schedule.startingDeadlineSeconds',
  'services.*.run.deadlineSeconds',
  'services.*.protocol=grpc',
  'services.*.ports.*.protocol=grpc',
  'services.*.ports.*.protocol=tcp',
  'services.*.ports.*.protocol=udp',
  'services.*.probes.command',
  'services.*.probes.readiness.path',
  'services.*.probes.readiness.grpc',
  'services.*.probes.liveness',
  'services.*.probes.startup',
  'services.*.initContainers',
  'services.*.sidecars',
  'services.*.volumes.*.emptyDir.memory=true',
  'services.*.volumes.*.configMap',
  'services.*.volumes.*.secret',
  'services.*.volumes.*.csi.driver',
  'services.*.labels',
  'services.*.annotations',
  'services.*.nodeSelector',
  'services.*.tolerations',
  'services.*.priority',
  'services.*.capacity=spot',
  'services.*.image.architectures',
  'services.*.resources.extended',
  'services.*.autoscaling.by.0=cpu',
  'services.*.autoscaling.scaleToZero=true',
  'services.*.autoscaling.triggers.*.queue',
  'services.*.autoscaling.triggers.*.schedule',
  'services.*.autoscaling.triggers.*.prometheus',
  'cluster.nodeGroups.arm',
  'edge.loadBalancers.*.scheme=internal',
  'edge.loadBalancers.*.routes.*.hosts',
  'edge.loadBalancers.*.routes.*.paths',
  'edge.loadBalancers.*.listeners.*.protocol=tls',
  'edge.loadBalancers.*.listeners.*.protocol=udp',
];

const STANDS = [
  'network.existing.vpc.tags',
  'network.subnets.*.existing.tags',
  'cluster.existing',
  'cluster.addons.*.existing',
  'addons.*.existing',
  'edge.existingZone',
  'edge.loadBalancers.*.certificateArn',
  'aws.keys',
  'databases.*.existing.master',
  'buckets.*.existing',
  'delivery.state.bucket',
  'delivery.state.key',
  'aws.iam.permissionsBoundary',
  'aws.iam.path',
  'aws.namePrefix',
  'adopt',
];

/** Each is one of two ways that one repository, or one environment in it, cannot have at once. */
const LOCKERS_ALONE = [
  'delivery.folder',
  'delivery.root',
  'delivery.terraform.kind=elsewhere',
  'delivery.state.lockTable',
  'network.existing.vpc.id',
  'network.existing.endpoints',
  'network.subnets.*.existing.ids',
  'network.subnets.*.existing.routeTables.ids',
  'cluster.existing.nodeSecurityGroup',
  'databases.*.existing.login',
  'databases.*.existing.readerHost',
  'topics.*.fifo',
  'services.*.autoscaling.triggers.*.type=metrics-api',
];

describe('Parcelwise uses', () => {
  const layers = layersOf('parcelwise', 'parcelwise');

  it.each([...KINDS, ...WITHOUT_TYPESCRIPT, ...POD, ...STANDS])('%s', (use) => {
    expect(isUsed(layers, use)).toBe(true);
  });

  it('nothing that is not there', () => {
    expect(isUsed(layers, 'services.*.ports.*.protocol=sctp')).toBe(false);
    expect(isUsed(layers, 'services.*.probes.readiness.nothing')).toBe(false);
  });
});

describe('the parcel lockers use', () => {
  const layers = layersOf('parcelwise-lockers', 'lockers');

  it.each(LOCKERS_ALONE)('%s', (use) => {
    expect(isUsed(layers, use)).toBe(true);
  });
});

describe('examples/parcelwise-lockers', () => {
  it('is synced from where its results lie in the repository', () => {
    const file = join(LOCKERS, 'rendered/lockers/prod/argocd/application-lockers-prod-teller.yaml');
    const { spec } = parse(readFileSync(file, 'utf8'));

    expect(spec.source.path).toBe('platform/rendered/lockers/prod/kubernetes/teller');
    expect(spec.source.repoURL).toMatch(/^ssh:\/\/APKA.*codecommit/);
  });
});
