import { component, fixedComponent, type Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** The root Application, and the folders the platform room writes beside those of the charts. */
const OWN_COMPONENTS = [
  'root',
  'namespaces',
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
  const previewed = Object.entries(services).filter(
    ([, { rollout }]) => rollout.strategy === 'blueGreen',
  );
  return [
    ...[...OWN_COMPONENTS, ...Object.keys(addons)].map(fixedComponent),
    ...Object.keys(services).map((name) =>
      component(`of service ${name}`, name, ['services', name]),
    ),
    ...previewed.map(([name]) =>
      component(`of the preview of service ${name}`, `${name}-preview`, ['services', name]),
    ),
  ];
}
