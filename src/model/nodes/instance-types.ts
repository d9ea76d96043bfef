// EC2 instance types as nodes: what the capacity rule needs, and what is to be said of one that is not known.
import { nearest } from '../../diagnostics/nearest.ts';
import { type Ec2Type, ec2Types } from '../../facts/ec2-instances.ts';
import { spelledOut } from '../offers.ts';
import { likeType } from '../values/like-type.ts';
import { isNewerType } from '../values/newer-type.ts';
import type { Architecture } from './architectures.ts';

export interface InstanceType {
  readonly cpus: number;
  readonly memoryMib: number;
  readonly maxPods: number;
  /** Of NVIDIA. */
  readonly gpus: number;
}

/** Undefined where the size is not known. */
export function instanceType(name: string): InstanceType | undefined {
  const { cpus, memoryMib, maxPods, gpus = 0 } = known(name) ?? {};
  if (cpus === undefined || memoryMib === undefined || maxPods === undefined) return undefined;
  return { cpus, memoryMib, maxPods, gpus };
}

function known(name: string): Ec2Type | undefined {
  return Object.hasOwn(ec2Types, name) ? ec2Types[name] : undefined;
}

/** `g` after the generation: a Graviton processor.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
const GRAVITON = /^[a-z]+\d+[a-z]*g/;

export function architectureOf(name: string): Architecture {
  const arch = known(name)?.arch;
  const isArm = arch === undefined ? GRAVITON.test(name) : arch === 'arm64';
  return isArm ? 'arm64' : 'amd64';
}

/** Families whose types have more to compute with than CPUs.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html */
const ACCELERATED = /^(dl|f|g|gr|inf|p|trn|vt)\d/;

/**
 * What pods on such a node could compute with and nothing here serves, such as chips of AWS; undefined where
 * there is no such thing. Of a type newer than the data, or of one that it says nothing of, it is not known.
 */
export function foreignAccelerator(name: string): string | undefined {
  const { accelerator, gpus } = known(name) ?? {};
  if (accelerator !== undefined) return accelerator;
  return ACCELERATED.test(name) && gpus === undefined ? 'one that is not known' : undefined;
}

/** Amazon Linux 2023 needs a Graviton2 at least, and macOS is no node.
 * https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html */
const WITHOUT_LINUX = /^(a1|mac\d?[a-z0-9-]*)\./;

export function runsAmazonLinux(name: string): boolean {
  return !WITHOUT_LINUX.test(name);
}

/** `known`: with its size. `unsized`: it exists. `newer`: than the data. `absent`: there is none. */
export type Standing = 'known' | 'unsized' | 'newer' | 'absent';

export function standingOf(name: string): Standing {
  if (known(name)) return instanceType(name) ? 'known' : 'unsized';
  return isNewerType(name, Object.keys(ec2Types)) ? 'newer' : 'absent';
}

/** The type that was most likely meant. */
export function nearestType(name: string): string | undefined {
  const [family = ''] = name.split('.');
  const names = Object.keys(ec2Types);
  if (names.includes(spelledOut(name))) return spelledOut(name);
  const ofFamily = names.filter((each) => each.startsWith(`${family}.`));
  return nearest(name, ofFamily) ?? nearest(name, names);
}

/** One of another family, where none was meant. */
export function likeInstanceType(name: string): string | undefined {
  return likeType(name, Object.keys(ec2Types));
}

const MIB = 1024 ** 2;

/** CPU that EKS keeps back: 6% of the first core, 1% of the second, 0.5% of two more, 0.25% beyond.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go */
export function allocatableMilliCpu({ cpus }: Pick<InstanceType, 'cpus'>): number {
  const reserved =
    60 + (cpus > 1 ? 10 : 0) + Math.min(Math.max(cpus - 2, 0), 2) * 5 + Math.max(cpus - 4, 0) * 2.5;
  return cpus * 1000 - reserved;
}

/** Memory that EKS keeps back: 255 MiB, 11 MiB per pod, and 100 MiB for evictions. */
export function allocatableBytes({
  memoryMib,
  maxPods,
}: Pick<InstanceType, 'memoryMib' | 'maxPods'>): number {
  return (memoryMib - (255 + 11 * maxPods + 100)) * MIB;
}
