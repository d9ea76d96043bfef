// The ingress controller: requests of several services come through it, behind a load balancer.
import { z } from 'zod';
import { BodySize, Hostname, HttpPath, Key, listOf, Text } from '../primitives.ts';
import { PortName } from '../services/ports.ts';

export const Ingress = z
  .strictObject({
    controller: z
      .enum(['ingress-nginx', 'traefik', 'istio'])
      .describe(
        [
          'What routes requests to services; also the add-on that brings it. `istio`: the gateway',
          'of the mesh, from the add-on `istio-ingressgateway`; needs `mesh`.',
        ].join(' '),
      ),
    loadBalancer: Key.describe(
      'Key of the load balancer in front of it: of type `network`, or of either type before `istio`.',
    ),
    moreLoadBalancers: listOf(Key)
      .default([])
      .describe(
        'Keys of further load balancers in front of it. Records of hosts lead to the first.',
      ),
    replicas: z.int().min(1).default(2).describe('Number of its pods.'),
    rateLimitPerSecond: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Requests one IP address may send in a second; not of `istio`. Absent: any number.',
      ),
    modSecurity: z
      .enum(['off', 'detect', 'block'])
      .default('off')
      .describe(
        'ModSecurity with the OWASP Core Rule Set, of ingress-nginx alone: what it finds is logged (`detect`), or refused as well (`block`), but for the `unblockedPaths` of services.',
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

/** It becomes part of a rule of ModSecurity, which quotes nothing. */
const PlainPath = z
  .string()
  .regex(/^\/[A-Za-z0-9._~@:+/-]*$/, 'expected a path prefix such as /courses/');

export const ServiceIngress = z
  .strictObject({
    hosts: z
      .union([
        listOf(Hostname).min(1),
        z
          .record(
            Hostname,
            z
              .strictObject({
                paths: listOf(HttpPath)
                  .min(1)
                  .nullable()
                  .default(null)
                  .describe('Path prefixes on this host. Absent: `paths`.'),
                port: PortName.nullable()
                  .default(null)
                  .describe('Name of the port that they lead to. Absent: that of `ingress`.'),
              })
              .describe('What is different on this host.'),
          )
          .refine((hosts) => Object.keys(hosts).length > 0, 'expected at least one host'),
      ])
      .describe(
        'Host names inside the zone, a list or a map with paths and ports of each; one certificate.',
      ),
    port: PortName.nullable()
      .default(null)
      .describe(
        'Name of the port of the service that requests go to, as one of `ports` or one for gRPC. Absent: `port`.',
      ),
    paths: listOf(HttpPath).min(1).default(['/']).describe('Path prefixes on each of the hosts.'),
    maxBodySize: BodySize.nullable()
      .default(null)
      .describe(
        [
          'The largest request body that users send to it, such as an upload of `100Mi`; what a web ACL blocks',
          'follows it. Absent: 1 MB of ingress-nginx, any size of the other controllers, and 8 KB behind a web',
          'ACL with the Common Rule Set.',
        ].join(' '),
      ),
    unblockedPaths: z
      .record(PlainPath, Text)
      .default({})
      .describe(
        [
          'Path prefixes below `paths` where what users send looks like an attack and is none, such as code and HTML',
          'that authors save; each with that reason. Whatever `ingress.modSecurity` says, what ModSecurity finds there',
          'is logged and not refused.',
        ].join(' '),
      ),
  })
  .nullable()
  .default(null)
  .describe('Requests that the ingress controller sends to it. Absent: none.');
export type ServiceIngress = NonNullable<z.output<typeof ServiceIngress>>;
