// What keeps its key, and is to be run by something else: its data stays with the old one.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { oncePer } from '../../model/values/once-per.ts';
import type { ResourceChange, TransitionInput } from '../transition.ts';
import { versionChanges } from './version-changes.ts';

export interface EngineChange {
  /** Of what goes, or is made anew; empty where no resource of Terraform does. */
  readonly stack: string;
  readonly address: string;
  readonly path: Path;
  readonly before: string;
  readonly after: string;
}

export const engineChanges = oncePer((input: TransitionInput): readonly EngineChange[] => [
  ...inPlace(input),
  ...instancesAndClusters(input),
  ...brokers(input),
]);

/** Whether what Terraform does to it is said of the engine already. */
export function isEngineChange(
  input: TransitionInput,
  { stack, address }: Pick<ResourceChange, 'stack' | 'address'>,
): boolean {
  return engineChanges(input).some((each) => each.stack === stack && each.address === address);
}

/** AWS turns Redis into Valkey where it stands:
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html */
function inPlace(input: TransitionInput): readonly EngineChange[] {
  return versionChanges(input)
    .filter(({ engine, engineBefore }) => engine !== engineBefore)
    .filter(({ engine, engineBefore }) => !(engineBefore === 'redis' && engine === 'valkey'))
    .flatMap(({ change, engine, engineBefore }) => {
      if (change === null) return [];
      const { stack, address, origin } = change;
      return [{ stack, address, path: [...origin, 'engine'], before: engineBefore, after: engine }];
    });
}

const OTHER: Readonly<Record<string, string>> = {
  aws_db_instance: 'aws_rds_cluster',
  aws_rds_cluster: 'aws_db_instance',
};

/** RDS and Aurora are different resources to Terraform. */
function instancesAndClusters({ resources }: TransitionInput): readonly EngineChange[] {
  return resources.flatMap((change) => {
    const { type, before, after, isForgotten, stack, address, key, origin } = change;
    if (!Object.hasOwn(OTHER, type) || before === null || after !== null || isForgotten) return [];
    const next = resources.find(
      (each) => each.stack === stack && each.key === key && each.type === OTHER[type],
    );
    if (typeof before['engine'] !== 'string' || typeof next?.after?.['engine'] !== 'string')
      return [];
    const engines = { before: before['engine'], after: next.after['engine'] };
    return [{ stack, address, path: [...origin, 'engine'], ...engines }];
  });
}

/** Brokers of MSK, or pods of Strimzi, under the same key. */
function brokers({ resources, objects }: TransitionInput): readonly EngineChange[] {
  const clusters = resources.filter(({ type }) => type === 'aws_msk_cluster');
  const pods = objects.filter(({ before, after }) => (after ?? before)?.kind === 'Kafka');
  return clusters.flatMap(({ stack, address, before, origin }) => {
    const other = pods.find((each) => renderPath(each.origin) === renderPath(origin));
    if (other === undefined || (before === null) === (other.before === null)) return [];
    const path = [...origin, 'kind'];
    return before === null
      ? [{ stack: '', address: '', path, before: 'strimzi', after: 'msk' }]
      : [{ stack, address, path, before: 'msk', after: 'strimzi' }];
  });
}
