// What a pipeline deploys, and what it asks about the result: from inside the cluster and from outside.
import { imageOwner } from '../naming/registry.ts';
import type { Environment } from '../schema/environment.ts';
import { plainPorts } from '../services/edges.ts';
import { isMeshed } from '../services/mesh.ts';
import type { ServicePort } from '../services/ports.ts';
import { askingOf } from '../services/probes.ts';

/** Services that run an image of ours, sorted: those that a pipeline gives a new version. */
export function deployedServices(environment: Environment): readonly string[] {
  const { services } = environment;
  return Object.keys(services)
    .filter((key) => services[imageOwner(environment, key)]?.image.repository === null)
    .sort();
}

/** Whether a pipeline deploys here, and has to be told how that goes. */
export function watchesRollouts(environment: Environment): boolean {
  const { cluster, network, delivery } = environment;
  const isDeployed = delivery.pipeline !== null && deployedServices(environment).length > 0;
  return isDeployed && cluster !== null && network !== null;
}

export interface HealthQuestion {
  readonly port: number;
  readonly path: string;
  /** Host header; null: the address that is asked. */
  readonly host: string | null;
}

/**
 * What the API server asks a pod on behalf of the pipeline: the path of its probes. It has no certificate
 * of a mesh, so in a strict one it gets to those alone that take requests in plain.
 */
export function healthQuestion(environment: Environment, key: string): HealthQuestion | null {
  const service = environment.services[key];
  if (service === undefined || !watchesRollouts(environment)) return null;
  if (!deployedServices(environment).includes(key)) return null;
  const question = askingOf(service, 'readiness')?.question;
  if (question?.kind !== 'http' || isClosed(environment, key, question.port)) return null;
  const { port, path, host } = question;
  return { port: port.port, path, host };
}

function isClosed(environment: Environment, key: string, { name }: ServicePort): boolean {
  const isStrict = environment.mesh?.mutualTls === 'strict' && isMeshed(environment, key);
  return isStrict && !plainPorts(environment, key).some((port) => port.name === name);
}
