// A strict mesh refuses callers that are not in it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { callersOutside, isMeshed } from '../../../model/services/mesh.ts';

export function checkMesh(environment: Environment): readonly Diagnostic[] {
  if (environment.mesh?.mutualTls !== 'strict') return [];
  const path = ['mesh', 'namespaces'];
  return Object.keys(environment.services)
    .filter((service) => isMeshed(environment, service))
    .flatMap((service) =>
      callersOutside(environment, service).map((caller) => {
        const namespace = environment.services[caller]?.namespace ?? '';
        return diagnostic('model/mesh-caller-outside', { service, caller, namespace }, { path });
      }),
    );
}
