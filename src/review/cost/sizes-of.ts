// What of a resource is paid by the hour: how many of which size.

import { ec2UsdPerHour, flatUsdPerHour, HOURS_PER_MONTH } from '../../facts/prices.ts';
import { bodyOf } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { Json } from '../../model/artifact.ts';
import { argumentAt } from '../dangers/weakens/argument-at.ts';

export interface Paid {
  /** `m6i.large`; empty where there are no sizes. */
  readonly size: string;
  readonly amount: number;
  /** A month of all of it; null: no price is known. */
  readonly usd: number | null;
}

interface Sized {
  readonly size: string;
  readonly amount: number;
  /** Null: no price is known. */
  readonly usdPerHour: number | null;
}

/** Null for what is not paid by the hour. */
export function paidOf(type: string, body: Body): Paid | null {
  const sized = sizedOf(type, body);
  if (sized === null) return null;
  const { size, amount, usdPerHour } = sized;
  return { size, amount, usd: usdPerHour === null ? null : usdPerHour * amount * HOURS_PER_MONTH };
}

function sizedOf(type: string, body: Body): Sized | null {
  if (Object.hasOwn(flatUsdPerHour, type)) {
    return { size: '', amount: 1, usdPerHour: flatUsdPerHour[type] ?? null };
  }
  return READERS[type]?.(body) ?? null;
}

type Reader = (body: Body) => Sized;

const unpriced = (size: Json | undefined, amount: number): Sized => ({
  ...{ size: String(size ?? ''), amount, usdPerHour: null },
});

const instances =
  (argument: string, amount: (body: Body) => number = () => 1): Reader =>
  (body) =>
    unpriced(argumentAt(body, argument), amount(body));

const READERS: Readonly<Record<string, Reader>> = {
  aws_instance: (body) => ec2(body['instance_type'], 1),
  aws_eks_node_group: nodeGroup,
  aws_db_instance: instances('instance_class', ({ multi_az: both }) => (both === true ? 2 : 1)),
  aws_rds_cluster_instance: instances('instance_class'),
  aws_docdb_cluster_instance: instances('instance_class'),
  aws_neptune_cluster_instance: instances('instance_class'),
  aws_elasticache_cluster: instances('node_type', (body) => numberOf(body['num_cache_nodes'], 1)),
  aws_elasticache_replication_group: instances('node_type', cacheNodes),
  aws_memorydb_cluster: instances(
    'node_type',
    (body) => numberOf(body['num_shards'], 1) * (numberOf(body['num_replicas_per_shard'], 1) + 1),
  ),
  aws_msk_cluster: instances('broker_node_group_info.instance_type', (body) =>
    numberOf(body['number_of_broker_nodes'], 1),
  ),
  aws_opensearch_domain: instances('cluster_config.instance_type', (body) =>
    numberOf(argumentAt(body, 'cluster_config.instance_count'), 1),
  ),
  aws_mq_broker: instances('host_instance_type'),
  aws_redshift_cluster: instances('node_type', (body) => numberOf(body['number_of_nodes'], 1)),
  aws_lb: instances('load_balancer_type'),
  aws_vpc_endpoint: (body) =>
    unpriced(
      body['vpc_endpoint_type'] === 'Interface' ? 'Interface' : '',
      [body['subnet_ids'] ?? []].flat().length,
    ),
  aws_ec2_transit_gateway_vpc_attachment: () => unpriced('', 1),
};

function ec2(type: Json | undefined, amount: number): Sized {
  const size = String(type ?? '');
  return { size, amount, usdPerHour: ec2UsdPerHour[size] ?? null };
}

/** As many as it starts with: a cluster that grows pays for more. */
function nodeGroup(body: Body): Sized {
  const scaling = bodyOf([body['scaling_config']].flat()[0]);
  const desired = scaling['desired_size'];
  const [, written] = /concat\(\[(\d+)\]/.exec(String(desired)) ?? [];
  const amount = numberOf(written ?? desired, numberOf(scaling['min_size'], 1));
  const [type] = [body['instance_types'] ?? []].flat();
  if (body['capacity_type'] === 'SPOT') return unpriced(`${type} of the spot market`, amount);
  return ec2(type, amount);
}

function cacheNodes(body: Body): number {
  const shards = body['num_node_groups'];
  if (shards === undefined) return numberOf(body['num_cache_clusters'], 1);
  return numberOf(shards, 1) * (numberOf(body['replicas_per_node_group'], 0) + 1);
}

function numberOf(value: Json | undefined, otherwise: number): number {
  const number = Number(value);
  return value === undefined || Number.isNaN(number) ? otherwise : number;
}
