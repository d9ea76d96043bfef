// The image of a managed node group: Amazon Linux 2023 of the architecture of its instance types.
// https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html#AmazonEKS-CreateNodegroup-request-amiType
// https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html
import { EC2_ARCHITECTURE } from './architectures.ts';
import { type Nodes, nodeArchitecture } from './placement.ts';

export interface NodeImage {
  readonly amiType: string;
  /** Of what AWS recommends, in Terraform. */
  readonly key: string;
  /** In the path of the parameters that say which image that is. */
  readonly parameters: string;
}

export function nodeImage(nodes: Pick<Nodes, 'instanceTypes'>): NodeImage {
  const architecture = nodeArchitecture(nodes);
  const amiType = { amd64: 'AL2023_x86_64_STANDARD', arm64: 'AL2023_ARM_64_STANDARD' };
  return {
    amiType: amiType[architecture],
    key: architecture === 'amd64' ? 'node-release' : `node-release-${architecture}`,
    parameters: `${EC2_ARCHITECTURE[architecture]}/standard`,
  };
}
