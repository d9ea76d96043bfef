// A strict mesh refuses callers that are not in it, and not every ingress controller can be.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { callersOutside, isMeshed, joinsMesh } from '../../../model/services/mesh.ts';

export function checkMesh(environment: Environment): readonly Diagnostic[] {
  return [...outsideCallers(environment), ...joiningIngress(environment)];
}

function joiningIngress(environment: Environment): readonly Diagnostic[] {
  const { mesh, ingress } = environment;
  if (mesh?.ingress !== true || joinsMesh(environment)) return [];
  const controller = ingress?.controller ?? 'none';
  return [
    diagnostic('model/mesh-ingress-unsupported', { controller }, { path: ['mesh', 'ingress'] }),
  ];
}

function outsideCallers(environment: Environment): readonly Diagnostic[] {
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
