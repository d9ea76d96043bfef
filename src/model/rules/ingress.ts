// The ingress controller: what stands before it, and which service gets which requests.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';

export function checkIngress(environment: Environment): readonly Diagnostic[] {
  return [
    ...controller(environment),
    ...missingController(environment),
    ...conflicts(environment),
    ...hosts(environment),
  ];
}

function controller({ ingress, edge }: Environment): readonly Diagnostic[] {
  if (ingress === null) return [];
  const { loadBalancer, modSecurity } = ingress;
  const at = (key: string): { readonly path: Path } => ({ path: ['ingress', key] });
  const type = edge.loadBalancers[loadBalancer]?.type ?? 'network';
  const isRetired = ingress.controller === 'ingress-nginx';
  return [
    ...(isRetired ? [diagnostic('model/ingress-nginx-retired', {}, at('controller'))] : []),
    ...(isRetired || modSecurity === 'off'
      ? []
      : [
          diagnostic(
            'model/mod-security-unsupported',
            { controller: ingress.controller },
            at('modSecurity'),
          ),
        ]),
    ...(type === 'network'
      ? []
      : [
          diagnostic(
            'model/ingress-load-balancer-type',
            { loadBalancer, type },
            at('loadBalancer'),
          ),
        ]),
  ];
}

function missingController({ ingress, services }: Environment): readonly Diagnostic[] {
  if (ingress !== null) return [];
  return Object.entries(services)
    .filter(([, service]) => service.ingress !== null)
    .map(([service]) =>
      diagnostic(
        'model/ingress-controller-missing',
        { service },
        { path: ['services', service, 'ingress'] },
      ),
    );
}

function conflicts({ services }: Environment): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return Object.entries(services).flatMap(([service, { ingress }]) =>
    (ingress?.hosts ?? []).flatMap((host, index) =>
      (ingress?.paths ?? []).flatMap((path) => {
        const route = `${host}${path}`;
        const other = owners.get(route);
        owners.set(route, other ?? service);
        if (other === undefined) return [];
        const where = { path: ['services', service, 'ingress', 'hosts', index] };
        return [diagnostic('model/ingress-conflict', { service, route, other }, where)];
      }),
    ),
  );
}

/** Names of what answers without asking the controller. */
function holders({ edge, ingress }: Environment): ReadonlyMap<string, string> {
  const own = ingress?.loadBalancer;
  const balancers = Object.entries(edge.loadBalancers)
    .filter(([key]) => key !== own)
    .map(([key, { host }]) => [host, `load balancer ${key}`] as const);
  const distributions = Object.entries(edge.distributions)
    .filter(([, { origins }]) =>
      Object.values(origins).every(({ loadBalancer }) => loadBalancer !== own),
    )
    .flatMap(([key, { domains }]) => domains.map((host) => [host, `distribution ${key}`] as const));
  return new Map([...balancers, ...distributions]);
}

function hasZone({ edge }: Environment): boolean {
  return edge.zone !== null || edge.zoneOf !== null;
}

function hosts(environment: Environment): readonly Diagnostic[] {
  const { zone } = environment.edge;
  // Hosts without a zone are reported as such.
  if (environment.ingress === null || !hasZone(environment)) return [];
  const held = holders(environment);
  return Object.entries(environment.services).flatMap(([service, { ingress }]) =>
    (ingress?.hosts ?? []).flatMap((host, index) => {
      const where = { path: ['services', service, 'ingress', 'hosts', index] };
      const holder = held.get(host);
      const isInside = zone === null || host === zone || host.endsWith(`.${zone}`);
      return [
        ...(isInside ? [] : [diagnostic('model/host-outside-zone', { host, zone }, where)]),
        ...(holder === undefined
          ? []
          : [diagnostic('model/ingress-host-elsewhere', { host, holder }, where)]),
      ];
    }),
  );
}
