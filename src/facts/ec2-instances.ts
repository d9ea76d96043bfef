// EC2 instance types, and which of them each region offers. scripts/aws-facts.ts renews the data; where it
// comes from stands in it.
import regions from './ec2-instance-regions.generated.json' with { type: 'json' };
import types from './ec2-instance-types.generated.json' with { type: 'json' };

export interface Ec2Type {
  readonly cpus?: number;
  readonly memoryMib?: number;
  readonly arch?: string;
  readonly maxPods?: number;
  /** GPUs of NVIDIA, and their name. */
  readonly gpus?: number;
  readonly gpu?: string;
  /** What else it has to compute with. */
  readonly accelerator?: string;
}

/** By name; what is missing is not known. */
export const ec2Types: Readonly<Record<string, Ec2Type>> = types.types;

/** What AWS has released since is not in the data. */
export const EC2_TYPES_AS_OF = types.asOf;
export const EC2_REGIONS_AS_OF = regions.asOf;

/** Those that the data knows. */
export const ec2Regions: readonly string[] = Object.keys(regions.regions);

type Families = Readonly<Record<string, readonly string[] | null | undefined>>;

/** Whether a region offers a type; undefined where we do not know the region. */
export function isOfferedIn(region: string, type: string): boolean | undefined {
  const families = (regions.regions as Readonly<Record<string, Families>>)[region];
  if (families === undefined) return undefined;
  const [family = '', size = ''] = type.split('.');
  const sizes = families[family];
  return sizes === undefined ? false : sizes === null || sizes.includes(size);
}
