// Storage classes: what EBS and Kubernetes refuse.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { StorageClass } from '../../../model/schema/cluster/cluster.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkStorageClasses({ cluster }: Environment): readonly Diagnostic[] {
  const classes = Object.entries(cluster?.storageClasses ?? {});
  return [
    ...classes.flatMap(([name, definition]) => settings(name, definition)),
    ...defaults(classes),
  ];
}

function pathOf(name: string): Path {
  return ['cluster', 'storageClasses', name];
}

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
function settings(name: string, definition: StorageClass): readonly Diagnostic[] {
  const { type, iops, throughput } = definition;
  const path = pathOf(name);
  if (type === 'io2') {
    return [
      ...(iops === null
        ? [diagnostic('model/storage-class-iops', { name }, { path, target: 'key' })]
        : []),
      ...(throughput === null
        ? []
        : [
            diagnostic('model/storage-class-setting', setting(name, type, 'throughput'), {
              path: [...path, 'throughput'],
            }),
          ]),
    ];
  }
  // Of gp3 the baseline is the least there is.
  const isInRange = iops === null || (iops >= GP3_IOPS.min && iops <= GP3_IOPS.max);
  if (isInRange) return throughputOf(name, definition);
  return [
    diagnostic('model/storage-class-setting', setting(name, type, `iops: ${iops}`), {
      path: [...path, 'iops'],
    }),
  ];
}

/** A quarter of a MiB/s for each operation in a second, at most. */
function throughputOf(name: string, { iops, throughput }: StorageClass): readonly Diagnostic[] {
  const found = iops ?? GP3_IOPS.min;
  if (throughput === null || throughput * 4 <= found) return [];
  const args = { name, throughput, iops: found, wanted: throughput * 4 };
  const where = { path: [...pathOf(name), 'throughput'] };
  return [diagnostic('model/storage-class-throughput', args, where)];
}

const GP3_IOPS = { min: 3000, max: 80000 };

const ALLOWED = {
  gp3: `iops from ${GP3_IOPS.min} to ${GP3_IOPS.max}, and throughput`,
  io2: 'iops alone',
} as const;

function setting(name: string, type: StorageClass['type'], found: string) {
  return { name, type, setting: found, allowed: ALLOWED[type] };
}

function defaults(classes: readonly (readonly [string, StorageClass])[]): readonly Diagnostic[] {
  const [first, ...more] = classes.filter(([, definition]) => definition.default);
  if (!first) return [];
  return more.map(([name]) =>
    diagnostic(
      'model/storage-class-defaults',
      { name, other: first[0] },
      { path: [...pathOf(name), 'default'] },
    ),
  );
}
