// Volumes of RDS instances: sizes and operations in a second that go together.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { report } from '../codes.ts';
import type { Database } from '../schema.ts';

type Volume = NonNullable<Database['storage']>;

interface Limits {
  /** GiB. */
  readonly least: number;
  /** Null: it takes none. */
  readonly iops: { readonly min: number; readonly max: number; readonly perGb: number } | null;
}

const LIMITS: Readonly<Record<Volume['type'], Limits>> = {
  gp2: { least: 20, iops: null },
  gp3: { least: 20, iops: { min: 12_000, max: 64_000, perGb: 500 } },
  io1: { least: 100, iops: { min: 1000, max: 256_000, perGb: 50 } },
  io2: { least: 100, iops: { min: 1000, max: 256_000, perGb: 1000 } },
};

/** Below it, a volume of gp3 of MySQL and PostgreSQL has what it has. */
const GP3_STRIPED_GB = 400;

export function checkVolume(database: string, volume: Volume): readonly Diagnostic[] {
  const { type, sizeGb: size } = volume;
  const { least } = LIMITS[type];
  const path = ['databases', database, 'storage'];
  if (size < least) {
    const args = { database, type, size, least };
    return [report('model/storage-size', args, { path: [...path, 'sizeGb'] })];
  }
  const fault = iopsFault(volume);
  if (fault === undefined) return [];
  const where = volume.iops === null ? [...path, 'type'] : [...path, 'iops'];
  return [report('model/storage-iops', { database, type, ...fault }, { path: where })];
}

function iopsFault({ type, sizeGb, iops: found }: Volume) {
  const { iops } = LIMITS[type];
  if (iops === null) {
    return found === null
      ? undefined
      : { found: `${found}`, advice: `Remove storage.iops: those of ${type} follow its size` };
  }
  if (found === null) {
    return type === 'gp3' ? undefined : { found: 'none', advice: rangeOf(iops, sizeGb) };
  }
  if (type === 'gp3' && sizeGb < GP3_STRIPED_GB) {
    return {
      found: `${found}`,
      advice: `Remove storage.iops, or make sizeGb ${GP3_STRIPED_GB} or more`,
    };
  }
  const isWithin = found >= iops.min && found <= most(iops, sizeGb);
  return isWithin ? undefined : { found: `${found}`, advice: rangeOf(iops, sizeGb) };
}

function most({ max, perGb }: NonNullable<Limits['iops']>, sizeGb: number): number {
  return Math.min(max, perGb * sizeGb);
}

function rangeOf(iops: NonNullable<Limits['iops']>, sizeGb: number): string {
  return `Set storage.iops to a number from ${iops.min} to ${most(iops, sizeGb)} for ${sizeGb} GiB`;
}
