import type { Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';

const COMPONENT_MAX = 63;

/** The root Application, and the folders the platform room writes beside those of the charts. */
const OWN_COMPONENTS = [
  'root',
  'namespaces',
  'storage',
  'secret-store',
  'log-search',
  'monitoring-secrets',
  'monitoring-config',
  'database-accounts',
  'ingress',
  'node-pools',
  'node-hours',
];

/** What one Argo CD Application syncs bears the name of a service, an add-on or a part of ours. */
export function componentNames(environment: Environment): readonly Name[] {
  const taken = [...OWN_COMPONENTS, ...Object.keys(environment.addons)].map((name) => ({
    what: `component ${name}`,
    name,
    max: COMPONENT_MAX,
    path: ['addons'],
  }));
  const databases = Object.keys(environment.databases).map((key) => ({
    what: `component of database ${key}`,
    name: `database-${key}`,
    max: COMPONENT_MAX,
    path: ['databases', key],
  }));
  const documents = Object.keys(environment.documentDatabases).map((key) => ({
    what: `component of document database ${key}`,
    name: `document-database-${key}`,
    max: COMPONENT_MAX,
    path: ['documentDatabases', key],
  }));
  const services = Object.keys(environment.services).map((name) => ({
    what: `component of service ${name}`,
    name,
    max: COMPONENT_MAX,
    path: ['services', name],
  }));
  const previews = Object.entries(environment.services)
    .filter(([, { rollout }]) => rollout.strategy === 'blueGreen')
    .map(([name]) => ({
      what: `component of the preview of service ${name}`,
      name: `${name}-preview`,
      max: COMPONENT_MAX,
      path: ['services', name],
    }));
  return [...taken, ...databases, ...documents, ...services, ...previews];
}
