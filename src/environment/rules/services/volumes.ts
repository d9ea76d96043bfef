// Volumes and disks of services: one source each, and a disk for one pod at a time.

import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { memoryBytes } from '../../../model/quantity.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import type { Volume } from '../../../model/schema/services/volumes.ts';
import { defaultStorageClass, sourcesOf, volumeClaimName } from '../../../model/services/disks.ts';
import { hasKey, isLasting } from '../../../model/services/service-kinds.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { grantsOf } from '../../edges.ts';

export function checkVolumes(environment: Environment): readonly Diagnostic[] {
  return [
    ...Object.entries(environment.services).flatMap(([key, service]) => [
      ...Object.entries(service.volumes).flatMap(([name, volume]) => [
        ...source(key, name, volume),
        ...claim(key, name, volume),
        ...alone(key, service, [name, volume]),
        ...memory(key, service, [name, volume]),
      ]),
      ...claimNames(environment, key, service),
    ]),
    ...drivers(environment),
    ...repeats(environment),
  ];
}

function at(service: string, name: string): Path {
  return ['services', service, 'volumes', name];
}

function source(service: string, volume: string, written: Volume): readonly Diagnostic[] {
  const sources = sourcesOf(written);
  if (sources.length === 1) return [];
  const args = { service, volume, found: sources.join(' and ') };
  const where = { path: at(service, volume), target: 'key' } as const;
  return [diagnostic('model/volume-source', args, where)];
}

function claim(service: string, volume: string, { claim: written }: Volume): readonly Diagnostic[] {
  if (written === null) return [];
  const { existing, size, shared, storageClass } = written;
  const path = [...at(service, volume), 'claim'];
  if ((existing === null) === (size === null)) {
    const found = existing === null ? 'neither' : 'both';
    return [
      diagnostic('model/claim-ambiguous', { service, volume, found }, { path, target: 'key' }),
    ];
  }
  const misplaced = existing === null ? (shared ? 'shared' : null) : storageClass && 'storageClass';
  if (!misplaced) return [];
  const args = { service, volume, key: misplaced };
  return [diagnostic('model/claim-misplaced', args, { path: [...path, misplaced] })];
}

/** A disk is mounted on one node, where a second pod would wait for the first to go. */
function alone(
  service: string,
  input: Service,
  [volume, { claim: written }]: readonly [string, Volume],
): readonly Diagnostic[] {
  if (written === null || written.shared) return [];
  const path = ['services', service];
  const doubling = [
    { key: ['autoscaling'], isSet: input.autoscaling !== null },
    { key: ['release'], isSet: input.release !== null },
    { key: ['replicas'], isSet: isLasting(input) && input.replicas > 1 },
    { key: ['rollout', 'strategy'], isSet: input.rollout.strategy !== 'rolling' },
    { key: ['rollout', 'maxSurge'], isSet: surges(input) },
    { key: ['schedule', 'concurrency'], isSet: input.schedule?.concurrency === 'allow' },
  ].filter(({ isSet }) => isSet);
  const doubled = doubling.map(({ key }) => {
    const args = { service, volume, key: key.join('.') };
    return diagnostic('model/disk-shared', args, { path: [...path, ...key] });
  });
  const isUnbound = input.kind === 'cronJob' && written.size !== null;
  if (!isUnbound) return doubled;
  const where = { path: [...at(service, volume), 'claim', 'size'] };
  return [...doubled, diagnostic('model/claim-unbound', { service, volume }, where)];
}

/** A rolling update starts the new pod first, unless nothing surges. */
function surges({ kind, singleton, rollout }: Service): boolean {
  const isRolled = hasKey(kind, 'rollout');
  return isRolled && !singleton && rollout.strategy === 'rolling' && rollout.maxSurge > 0;
}

function memory(
  service: string,
  { resources }: Service,
  [volume, { emptyDir }]: readonly [string, Volume],
): readonly Diagnostic[] {
  if (emptyDir === null || !emptyDir.memory) return [];
  const limit = resources.limits.memory;
  if (memoryBytes(emptyDir.size) < memoryBytes(limit)) return [];
  const args = { service, volume, size: emptyDir.size, limit };
  const path = [...at(service, volume), 'emptyDir', 'size'];
  return [diagnostic('model/volume-memory', args, { path })];
}

/** What volumes of every pod are called; the disk of a StatefulSet bears its key alone, and for ever. */
const TAKEN = ['tmp', 'files', 'rds-ca'];

function claimNames(environment: Environment, service: string, { claims }: Service) {
  const mounted = grantsOf(environment, service).flatMap(({ mounts = [] }) =>
    mounts.map((mount) => mount.claim),
  );
  return Object.keys(claims)
    .filter((name) => [...TAKEN, ...mounted].includes(name))
    .map((claimed) => {
      const path = ['services', service, 'claims', claimed];
      return diagnostic('model/claim-name', { service, claim: claimed }, { path, target: 'key' });
    });
}

/** Of a class that a cluster has already, whatever makes its disks. */
function drivers(environment: Environment): readonly Diagnostic[] {
  const { cluster, services } = environment;
  if (cluster === null || cluster.addons['aws-ebs-csi-driver'] !== undefined) return [];
  const there = cluster.existing?.storageClasses ?? [];
  const isMade = (name: string | null) => !there.includes(name ?? defaultStorageClass(environment));
  return Object.entries(services)
    .flatMap(([service, { claims, volumes }]) => [
      ...Object.entries(claims)
        .filter(([, { storageClass }]) => isMade(storageClass))
        .map(([name]) => ['services', service, 'claims', name]),
      ...Object.entries(volumes)
        .filter(([, { claim: written }]) => written?.size != null && isMade(written.storageClass))
        .map(([name]) => [...at(service, name), 'claim']),
    ])
    .map((path) =>
      diagnostic('model/disk-driver', { service: String(path[1]) }, { path, target: 'key' }),
    );
}

/** Claims of one namespace: those of volumes, and the first of each that a StatefulSet makes. */
function repeats({ services }: Environment): readonly Diagnostic[] {
  const made = Object.entries(services).flatMap(([service, { namespace, claims, volumes }]) => [
    ...Object.keys(claims).map((name) => ({
      ...{ service, namespace, name: `${name}-${service}-0` },
      path: ['services', service, 'claims', name],
    })),
    ...Object.entries(volumes).flatMap(([name, { claim: written }]) => {
      if (written === null) return [];
      const claimed = written.existing ?? volumeClaimName(service, name);
      return written.shared
        ? []
        : [{ ...{ service, namespace, name: claimed }, path: [...at(service, name), 'claim'] }];
    }),
  ]);
  return findRepeats(made, ({ namespace, name }) => `${namespace}/${name}`).map(
    ([first, { service, name, path }]) => {
      const args = { service, claim: name, other: first.service };
      const where = { path, target: 'key', ...also(first.path, { target: 'key' }) } as const;
      return diagnostic('model/claim-taken', args, where);
    },
  );
}
