// The ingress controller: requests of several services come through it, behind a Network Load Balancer.
import { z } from 'zod';
import { Hostname, HttpPath, Key, listOf } from './primitives.ts';

export const Ingress = z
  .strictObject({
    controller: z
      .enum(['ingress-nginx', 'traefik'])
      .describe('What routes requests to services; also the add-on that brings it.'),
    loadBalancer: Key.describe('Key of the Network Load Balancer in front of it.'),
    replicas: z.int().min(1).default(2).describe('Number of its pods.'),
    rateLimitPerSecond: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Requests one IP address may send in a second. Absent: any number.'),
    modSecurity: z
      .enum(['off', 'detect', 'block'])
      .default('off')
      .describe(
        'ModSecurity with the OWASP Core Rule Set, of ingress-nginx alone: what it finds is logged, or refused.',
      ),
    issuer: z
      .strictObject({
        email: z.email('expected an e-mail address').describe('Account of the issuer.'),
      })
      .describe("Let's Encrypt proves host names through records in the zone (DNS-01)."),
  })
  .nullable()
  .default(null)
  .describe('Ingress controller that ends TLS inside the cluster. Absent: none.');
export type Ingress = NonNullable<z.output<typeof Ingress>>;

export const ServiceIngress = z
  .strictObject({
    hosts: listOf(Hostname).min(1).describe('Host names inside the zone; one certificate.'),
    paths: listOf(HttpPath).min(1).default(['/']).describe('Path prefixes on each of the hosts.'),
  })
  .nullable()
  .default(null)
  .describe('Requests that the ingress controller sends to it. Absent: none.');
export type ServiceIngress = NonNullable<z.output<typeof ServiceIngress>>;
