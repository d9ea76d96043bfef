// EC2 instance types with what nodes are chosen by.
import type { Facts, Input } from './render.ts';

interface Type {
  readonly vcpu?: number;
  readonly memoryMiB?: number;
  readonly arch?: string;
  readonly maxPods?: number;
  readonly gpu?: number;
  readonly gpuName?: string;
  readonly acceleratorName?: string;
  readonly networkMbps?: number;
}

/** GPUs of AMD: no image and no device plugin of NVIDIA serves them. */
const RADEON = /^radeon/;
/** Accelerators that the source does not name. https://aws.amazon.com/ec2/instance-types/#Accelerated_Computing */
const UNNAMED: Readonly<Record<string, string>> = {
  dl1: 'gaudi',
  f1: 'fpga',
  f2: 'fpga',
  vt1: 'alveo-u30',
};
/** GPUs whose name the source lacks. https://aws.amazon.com/ec2/instance-types/p3/ */
const GPU_NAMES: Readonly<Record<string, string>> = { p3: 'v100' };
/** The source takes the M1 for the processor of other Macs. https://aws.amazon.com/ec2/instance-types/mac/ */
const ARM_MAC = /^mac2|^mac-m/;

export function instanceTypes(input: Input): Facts {
  const types = input['types'] as Readonly<Record<string, Type>>;
  return {
    meaning:
      'types.<type>: CPUs, memory, architecture, pods at most without prefix delegation, GPUs of NVIDIA, another accelerator, network at most over time in Mbit/s. A key that is missing is not known; no gpu and no accelerator: none.',
    types: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, of(name, type)])),
  };
}

function of(name: string, type: Type): Facts {
  const family = name.split('.')[0] ?? '';
  const { vcpu: cpus, memoryMiB: memoryMib, maxPods, networkMbps } = type;
  const arch = ARM_MAC.test(name) ? 'arm64' : type.arch;
  const known = { cpus, memoryMib, arch, maxPods, networkMbps, ...devices(family, type) };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function devices(family: string, { gpu, gpuName, acceleratorName }: Type): Facts {
  const other = acceleratorName ?? UNNAMED[family];
  if (other !== undefined) return { accelerator: other };
  const name = gpuName ?? GPU_NAMES[family];
  if (name === undefined) return {};
  if (RADEON.test(name)) return { accelerator: name };
  // Part of a GPU needs a driver of its own, for virtual GPUs.
  if (gpu === undefined || gpu === 0) return { accelerator: `part of ${name}` };
  return { gpus: gpu, gpu: name };
}
