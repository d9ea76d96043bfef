// On which TCP ports consumers call the internet beside HTTPS, which AWS and most others speak: for network
// policies, network ACLs and security groups alike.
import type { Environment } from '../model/schema/environment.ts';
import { consumersOf } from '../model/services/consumers.ts';
import { grantsOf } from './edges.ts';

const HTTPS_PORT = 443;

/** Sorted, each once. */
export function outsidePortsOf(environment: Environment, consumer: string): readonly number[] {
  return distinctPorts(
    grantsOf(environment, consumer).flatMap(({ outsidePorts = [] }) => outsidePorts),
  );
}

/** Those of all consumers, without HTTPS. */
export function otherPorts(environment: Environment): readonly number[] {
  const all = consumersOf(environment).flatMap(({ key }) => outsidePortsOf(environment, key));
  return distinctPorts(all).filter((port) => port !== HTTPS_PORT);
}

/** What a consumer calls over HTTPS, and over anything else. */
export function callsOutside(environment: Environment, consumer: string) {
  const ports = outsidePortsOf(environment, consumer);
  return {
    isHttps: ports.includes(HTTPS_PORT),
    others: ports.filter((port) => port !== HTTPS_PORT),
  };
}

/** Sorted, each once. */
export function distinctPorts(ports: readonly number[]): readonly number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
