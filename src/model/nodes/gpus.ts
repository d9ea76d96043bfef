// Nodes with GPUs of NVIDIA: what marks them, and what keeps them for pods that ask for a GPU.
import type { NodeGroup } from '../schema/cluster/cluster.ts';
import { instanceType } from './instance-types.ts';

/** The resource that the device plugin offers, and the key of the taint that it tolerates.
 * https://github.com/NVIDIA/k8s-device-plugin/tree/v0.19.3 */
export const GPU = 'nvidia.com/gpu';

/** Label by which the device plugin finds its nodes. */
const GPU_LABEL = 'nvidia.com/gpu.present';

type Typed = Pick<NodeGroup, 'instanceTypes'>;

/** GPUs of a node, as many as every type has. */
export function gpusOn({ instanceTypes }: Typed): number {
  return Math.min(...instanceTypes.map((name) => instanceType(name)?.gpus ?? 0));
}

export function isGpuNode(nodes: Typed): boolean {
  return gpusOn(nodes) > 0;
}

/** A GPU costs several times its node without one: nothing stands there that does not need it. */
export function gpuTaint(nodes: Typed): NodeGroup['taints'] {
  return isGpuNode(nodes) ? { [GPU]: { value: 'present', effect: 'NoSchedule' } } : {};
}

export function nodeLabels(nodes: Typed & Pick<NodeGroup, 'labels'>): NodeGroup['labels'] {
  return isGpuNode(nodes) ? { [GPU_LABEL]: 'true', ...nodes.labels } : nodes.labels;
}
