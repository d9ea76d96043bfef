// File systems: claims that exist, where services can mount them, and ids that are recorded.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkFileSystems(environment: Environment): readonly Diagnostic[] {
  return [
    ...unrecorded(environment),
    ...claimNamespaces(environment),
    ...Object.keys(environment.services).flatMap((service) => mounts(environment, service)),
  ];
}

function unrecorded({ fileSystems }: Environment): readonly Diagnostic[] {
  return Object.entries(fileSystems)
    .filter(([, { id }]) => id === null)
    .map(([fileSystem]) => {
      const where = { path: ['fileSystems', fileSystem], target: 'key' } as const;
      return diagnostic('model/file-system-unrecorded', { fileSystem }, where);
    });
}

function unknown(
  kind: string,
  { name, among, user }: { name: string; among: object; user: string },
  path: readonly string[],
): Diagnostic {
  const keys = Object.keys(among).sort();
  const known = keys.length === 0 ? 'there is none' : keys.join(', ');
  const args = { kind, name, user, known, suggestion: nearest(name, keys) };
  const target = kind === 'claim' ? 'key' : 'value';
  return diagnostic('model/unknown-target', args, { path, target });
}

function claimNamespaces({ fileSystems, namespaces }: Environment): readonly Diagnostic[] {
  return Object.entries(fileSystems).flatMap(([key, { claims }]) =>
    Object.entries(claims)
      .filter(([, { namespace }]) => !Object.hasOwn(namespaces, namespace))
      .map(([claim, { namespace }]) => {
        const path = ['fileSystems', key, 'claims', claim, 'namespace'];
        const facts = { name: namespace, among: namespaces, user: `claim ${claim}` };
        return unknown('namespace', facts, path);
      }),
  );
}

/** An unknown file system is reported as such. */
function mounts({ fileSystems, services }: Environment, service: string): readonly Diagnostic[] {
  const namespace = services[service]?.namespace ?? '';
  const used = Object.entries(services[service]?.uses.fileSystems ?? {});
  return used.flatMap(([key, claims]) => {
    const among = fileSystems[key]?.claims;
    if (!among) return [];
    return Object.keys(claims).flatMap((claim) => {
      const path = ['services', service, 'uses', 'fileSystems', key, claim];
      const found = among[claim];
      if (!found)
        return [unknown('claim', { name: claim, among, user: `service ${service}` }, path)];
      if (found.namespace === namespace) return [];
      const args = { service, namespace, claim, other: found.namespace };
      return [diagnostic('model/claim-elsewhere', args, { path, target: 'key' })];
    });
  });
}
