import { ingressPorts } from '../../model/edge/ingress-routes.ts';
import { component, fixedComponent, type Name } from '../../model/name.ts';
import { headlessName } from '../../model/naming/services.ts';
import type { Environment, Service } from '../../model/schema/environment.ts';
import {
  filesName,
  grpcIngressName,
  podsName,
  previewName,
  releaseName,
} from '../../model/services/names.ts';

/** The root Application, and the folders the platform room writes beside those of the charts. */
const OWN_COMPONENTS = [
  'root',
  'namespaces',
  'priorities',
  'storage',
  'secret-store',
  'log-search',
  'monitoring-secrets',
  'monitoring-config',
  'ingress',
  'node-pools',
  'node-hours',
];

/** What one Argo CD Application syncs bears the name of a service, an add-on or a part of ours. */
export function componentNames({ addons, services }: Environment): readonly Name[] {
  return [
    ...[...OWN_COMPONENTS, ...Object.keys(addons)].map(fixedComponent),
    ...Object.keys(services).map((name) =>
      component(`of service ${name}`, name, ['services', name]),
    ),
    ...Object.entries(services).flatMap(([name, service]) => besideService(name, service)),
  ];
}

/** Objects of a service that bear another name than its own may not meet those of another service. */
function besideService(name: string, service: Service): readonly Name[] {
  const { kind, rollout, release, files, headless } = service;
  const path = ['services', name];
  const beside = [
    { what: 'preview', taken: previewName(name), isMade: rollout.strategy === 'blueGreen' },
    { what: 'release', taken: releaseName(name), isMade: release !== null },
    { what: 'headless Service', taken: headlessName(name), isMade: headless },
    { what: 'routes of gRPC', taken: grpcIngressName(name), isMade: hasTwoIngresses(service) },
    { what: 'pods', taken: podsName(name), isMade: kind === 'statefulSet' },
    { what: 'files', taken: filesName(name), isMade: Object.keys(files).length > 0 },
  ];
  return beside
    .filter(({ isMade }) => isMade)
    .map(({ what, taken }) => component(`of the ${what} of service ${name}`, taken, path));
}

function hasTwoIngresses(service: Service): boolean {
  const protocols = ingressPorts(service).map(({ protocol }) => protocol);
  return protocols.includes('grpc') && protocols.includes('http');
}
