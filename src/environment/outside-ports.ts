// On which TCP ports services call the internet beside HTTPS, which AWS and most others speak: for network
// policies, network ACLs and security groups alike.
import type { Environment } from '../model/schema/environment.ts';
import { grantsOf } from './edges.ts';

const HTTPS_PORT = 443;

/** Sorted, each once. */
export function outsidePortsOf(environment: Environment, service: string): readonly number[] {
  return distinct(grantsOf(environment, service).flatMap(({ outsidePorts = [] }) => outsidePorts));
}

/** Those of all services, without HTTPS. */
export function otherPorts(environment: Environment): readonly number[] {
  const all = Object.keys(environment.services).flatMap((service) =>
    outsidePortsOf(environment, service),
  );
  return distinct(all).filter((port) => port !== HTTPS_PORT);
}

/** What a service calls over HTTPS, and over anything else. */
export function callsOutside(environment: Environment, service: string) {
  const ports = outsidePortsOf(environment, service);
  return {
    isHttps: ports.includes(HTTPS_PORT),
    others: ports.filter((port) => port !== HTTPS_PORT),
  };
}

function distinct(ports: readonly number[]): readonly number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
