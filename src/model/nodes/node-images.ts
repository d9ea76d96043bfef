// The image of a managed node group: Amazon Linux 2023 for the processors and the GPUs of its instance types.
// https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html#AmazonEKS-CreateNodegroup-request-amiType
// https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html
import { EC2_ARCHITECTURE } from './architectures.ts';
import { isGpuNode } from './gpus.ts';
import { type Nodes, nodeArchitecture } from './placement.ts';

export interface NodeImage {
  readonly amiType: string;
  /** Of what AWS recommends, in Terraform. */
  readonly key: string;
  /** In the path of the parameters that say which image that is. */
  readonly parameters: string;
}

const PLAIN = { amd64: 'AL2023_x86_64_STANDARD', arm64: 'AL2023_ARM_64_STANDARD' } as const;
/** With the driver, and the runtime that hands devices to containers. */
const WITH_GPUS = { amd64: 'AL2023_x86_64_NVIDIA', arm64: 'AL2023_ARM_64_NVIDIA' } as const;

export function nodeImage(nodes: Pick<Nodes, 'instanceTypes'>): NodeImage {
  const architecture = nodeArchitecture(nodes);
  const isForGpus = isGpuNode(nodes);
  const words = [
    ...(architecture === 'amd64' ? [] : [architecture]),
    ...(isForGpus ? ['nvidia'] : []),
  ];
  return {
    amiType: (isForGpus ? WITH_GPUS : PLAIN)[architecture],
    key: ['node-release', ...words].join('-'),
    parameters: `${EC2_ARCHITECTURE[architecture]}/${isForGpus ? 'nvidia' : 'standard'}`,
  };
}
