// File systems: claims that exist, where services can mount them.
import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { type Reference, reference } from '../../model/reference.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import type { FileSystem } from './schema.ts';

/** An unknown claim is reported as such. */
export function checkFileSystems(environment: Environment): readonly Diagnostic[] {
  return mountsOf(environment).flatMap(({ service, claim, claims, path }) => {
    const namespace = environment.services[service]?.namespace ?? '';
    const other = claims[claim]?.namespace ?? namespace;
    if (other === namespace) return [];
    const args = { service, namespace, claim, other };
    return [report('model/claim-elsewhere', args, { path, target: 'key' })];
  });
}

/** Namespaces of claims, and claims that services mount. */
export function claimReferences(environment: Environment): readonly Reference[] {
  const { fileSystems, namespaces } = environment;
  const ofClaims = Object.entries(fileSystems).flatMap(([key, { claims }]) =>
    Object.entries(claims).map(([claim, { namespace }]) =>
      reference('namespace', namespace, namespaces, `claim ${claim}`, [
        ...['fileSystems', key, 'claims', claim],
        'namespace',
      ]),
    ),
  );
  const ofServices = mountsOf(environment).map(({ service, claim, claims, path }) => ({
    kind: 'claim',
    name: claim,
    among: Object.keys(claims),
    user: `service ${service}`,
    path,
    target: 'key' as const,
  }));
  return [...ofClaims, ...ofServices];
}

interface Mounted {
  readonly service: string;
  readonly claim: string;
  readonly claims: FileSystem['claims'];
  readonly path: Path;
}

/** An unknown file system is reported as such. */
function mountsOf({ fileSystems, services }: Environment): readonly Mounted[] {
  return Object.entries(services).flatMap(([service, { uses }]) =>
    Object.entries(uses.fileSystems).flatMap(([key, mounts]) => {
      const claims = fileSystems[key]?.claims;
      if (!claims) return [];
      return Object.keys(mounts).map((claim) => {
        const path = ['services', service, 'uses', 'fileSystems', key, claim];
        return { service, claim, claims, path };
      });
    }),
  );
}
