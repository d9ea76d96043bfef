// Does one pod fit one node? The sum over all nodes says nothing of that.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import {
  allocatableBytes,
  allocatableMilliCpu,
  instanceType,
} from '../../../model/nodes/instance-types.ts';
import { nodesOf, takes } from '../../../model/nodes/placement.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Requests } from '../../../model/services/containers.ts';
import { requestsInMesh } from '../../../model/services/mesh.ts';

const MIB = 1024 ** 2;

/** Requests of what EKS runs on every node: aws-node with its agent, kube-proxy, the nodes of the EBS driver.
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.20.4/charts/aws-vpc-cni/values.yaml */
const DAEMONS = { cpu: 180, memory: 120 * MIB };

export function checkPodSizes(environment: Environment): readonly Diagnostic[] {
  const { cluster } = environment;
  // What nodes a cluster that stands already has, its owner knows.
  if (cluster === null || cluster.existing !== null) return [];
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const types = nodesOf(cluster)
      .filter((nodes) => takes(environment, nodes, service))
      .flatMap((nodes) => nodes.instanceTypes);
    const sizes = types.flatMap((name) => instanceType(name) ?? []);
    // None, or one that is not known, is reported as such.
    if (types.length === 0 || sizes.length < types.length) return [];
    const asked = requestsInMesh(environment, key, service);
    const fits = sizes.some(
      (type) =>
        asked.cpu + DAEMONS.cpu <= allocatableMilliCpu(type) &&
        asked.memory + DAEMONS.memory <= allocatableBytes(type),
    );
    return fits ? [] : [report(key, asked, types)];
  });
}

function report(service: string, { cpu, memory }: Requests, types: readonly string[]): Diagnostic {
  const args = {
    service,
    cpu: `${cpu}m`,
    memory: `${Math.round(memory / MIB)}Mi`,
    types: [...new Set(types)].join(', '),
  };
  const path = ['services', service, 'resources', 'requests'];
  return diagnostic('model/pod-too-large', args, { path, target: 'key' });
}
