// What has an engine and a version, and is asked for another one: read from Terraform, as it is applied.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { isUpgradedEngine, type UpgradedEngine } from '../../facts/engine-upgrades.ts';
import type { Json } from '../../model/artifact.ts';
import { oncePer } from '../../model/values/once-per.ts';
import { bodyOf, resourcesIn } from '../compare/resource-changes.ts';
import type { Body, Documents, ResourceChange, TransitionInput } from '../transition.ts';

export interface VersionChange {
  /** Null of what is no resource of Terraform. */
  readonly change: ResourceChange | null;
  /** Of the environment: `databases.main.version`. */
  readonly path: Path;
  readonly engine: UpgradedEngine;
  readonly engineBefore: UpgradedEngine;
  readonly before: string;
  readonly after: string;
}

interface Running {
  readonly engine: UpgradedEngine;
  readonly version: string;
}

/** What a resource says it runs, or is to run; `all` are those of its stack, by address. */
type Reader = (body: Body, all: ReadonlyMap<string, Body>) => Running | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  aws_db_instance: readInstance,
  aws_rds_cluster: (body) =>
    // AWS upgrades it with its primary, which another environment says.
    body['source_region'] === undefined
      ? running(body['engine'], body['engine_version'])
      : undefined,
  aws_docdb_cluster: (body) => running('docdb', body['engine_version']),
  aws_elasticache_replication_group: (body) => running(body['engine'], body['engine_version']),
  aws_msk_cluster: (body) => running('msk', body['kafka_version']),
  aws_opensearch_domain: (body) =>
    running('opensearch', String(body['engine_version']).replace(/^OpenSearch_/, '')),
  aws_eks_cluster: (body) => running('eks', body['version']),
};

export const versionChanges = oncePer((input: TransitionInput): readonly VersionChange[] => [
  ...ofResources(input),
  ...ofPods(input),
]);

/** What the resource of Strimzi calls them. */
const BROKERS = 'kafka';

/** Brokers of Strimzi: https://strimzi.io/docs/operators/latest/deploying.html#con-upgrade-versions-and-images-str */
function ofPods({ objects }: TransitionInput): readonly VersionChange[] {
  return objects.flatMap(({ before, after, origin }) => {
    const [from, to] = [before, after].map((object) => {
      if (object?.kind !== 'Kafka') return undefined;
      return bodyOf(bodyOf(object['spec'])[BROKERS])['version'];
    });
    if (typeof from !== 'string' || typeof to !== 'string' || from === to) return [];
    const engine = 'strimzi';
    const path = [...origin, 'version'];
    return [{ change: null, path, engine, engineBefore: engine, before: from, after: to } as const];
  });
}

function ofResources({ resources, stacks }: TransitionInput): readonly VersionChange[] {
  return resources.flatMap((change) => {
    const { stack, type, before: was, after: is, origin } = change;
    if (is === null || followsSource(is)) return [];
    const before = runningOf(type, was, resourcesOf(stacks.before, stack));
    const after = runningOf(type, is, resourcesOf(stacks.after, stack));
    if (before === undefined || after === undefined || isSame(before, after)) return [];
    return [
      {
        ...{ change, path: [...origin, 'version'] },
        ...{ engine: after.engine, engineBefore: before.engine },
        ...{ before: before.version, after: after.version },
      },
    ];
  });
}

function runningOf(type: string, body: Body | null, all: ReadonlyMap<string, Body>) {
  return body === null || !Object.hasOwn(READERS, type) ? undefined : READERS[type]?.(body, all);
}

function isSame(before: Running, after: Running): boolean {
  return before.engine === after.engine && before.version === after.version;
}

/** Of one stack, by address. */
export function resourcesOf(documents: Documents, stack: string): ReadonlyMap<string, Body> {
  return resourcesIn(documents.get(stack) ?? {});
}

/** A replica that names no version has that of its source, and is upgraded with it or before. */
function readInstance(body: Body, all: ReadonlyMap<string, Body>): Running | undefined {
  const source = sourceOf(body, all);
  if (source === undefined) return running(body['engine'], body['engine_version']);
  return running(source['engine'], body['engine_version'] ?? source['engine_version']);
}

function followsSource(body: Body): boolean {
  return body['replicate_source_db'] !== undefined && body['engine_version'] === undefined;
}

/** The instance that a replica follows. */
export function sourceOf(body: Body, all: ReadonlyMap<string, Body>): Body | undefined {
  const [, address = ''] =
    /^\$\{(aws_db_instance\.[^.]+)\./.exec(String(body['replicate_source_db'])) ?? [];
  return all.get(address);
}

function running(engine: Json | undefined, version: Json | undefined): Running | undefined {
  if (typeof engine !== 'string' || typeof version !== 'string') return undefined;
  return isUpgradedEngine(engine) ? { engine, version } : undefined;
}
