// EC2 instance types that node groups may use, with what the capacity rule needs.
// CPU and memory: https://aws.amazon.com/ec2/instance-types/ · network interfaces and addresses:
// https://github.com/aws/amazon-vpc-cni-k8s/blob/master/misc/eni-max-pods.txt

export interface InstanceType {
  readonly cpus: number;
  readonly memoryGib: number;
  readonly maxPods: number;
}

export const instanceTypes: Readonly<Record<string, InstanceType>> = {
  't3.medium': { cpus: 2, memoryGib: 4, maxPods: 17 },
  't3.large': { cpus: 2, memoryGib: 8, maxPods: 35 },
  't3.xlarge': { cpus: 4, memoryGib: 16, maxPods: 58 },
  't3.2xlarge': { cpus: 8, memoryGib: 32, maxPods: 58 },
  'm5.large': { cpus: 2, memoryGib: 8, maxPods: 29 },
  'm5.xlarge': { cpus: 4, memoryGib: 16, maxPods: 58 },
  'm5.2xlarge': { cpus: 8, memoryGib: 32, maxPods: 58 },
  'm6i.large': { cpus: 2, memoryGib: 8, maxPods: 29 },
  'm6i.xlarge': { cpus: 4, memoryGib: 16, maxPods: 58 },
  'm6i.2xlarge': { cpus: 8, memoryGib: 32, maxPods: 58 },
  'c5.large': { cpus: 2, memoryGib: 4, maxPods: 29 },
  'c5.xlarge': { cpus: 4, memoryGib: 8, maxPods: 58 },
  'c5a.xlarge': { cpus: 4, memoryGib: 8, maxPods: 58 },
  'c5d.xlarge': { cpus: 4, memoryGib: 8, maxPods: 58 },
  'c5.2xlarge': { cpus: 8, memoryGib: 16, maxPods: 58 },
  'r5.large': { cpus: 2, memoryGib: 16, maxPods: 29 },
  'r5.xlarge': { cpus: 4, memoryGib: 32, maxPods: 58 },
};

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

/** CPU that EKS keeps back: 6% of the first core, 1% of the second, 0.5% of two more, 0.25% beyond.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go */
export function allocatableMilliCpu({ cpus }: InstanceType): number {
  const reserved =
    60 + (cpus > 1 ? 10 : 0) + Math.min(Math.max(cpus - 2, 0), 2) * 5 + Math.max(cpus - 4, 0) * 2.5;
  return cpus * 1000 - reserved;
}

/** Memory that EKS keeps back: 255 MiB, 11 MiB per pod, and 100 MiB for evictions. */
export function allocatableBytes({ memoryGib, maxPods }: InstanceType): number {
  return memoryGib * GIB - (255 + 11 * maxPods + 100) * MIB;
}
