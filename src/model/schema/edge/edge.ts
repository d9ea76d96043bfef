// What stands between users and services: DNS, CloudFront, WAF, load balancers.
import { z } from 'zod';
import {
  BodySize,
  CIDR_PATTERN,
  EnvironmentPath,
  Hostname,
  HttpPath,
  Key,
  listOf,
  mapOf,
  Port,
} from '../primitives.ts';
import { PortName } from '../services/ports.ts';
import { standingCertificate } from './certificate.ts';
import { Distribution } from './distribution.ts';
import { FAILOVER, Failover } from './failover.ts';
import { WebAcl } from './web-acl.ts';

const HealthCheck = z
  .strictObject({
    path: HttpPath.nullable()
      .default(null)
      .describe(
        [
          'Path that answers 2xx while a pod can serve; of gRPC a method that answers OK. Absent:',
          '`/grpc.health.v1.Health/Check` of gRPC, and a connection behind `type: network`; HTTP behind `application` needs one.',
        ].join(' '),
      ),
    port: PortName.nullable()
      .default(null)
      .describe('Name of the port of the service that is asked. Absent: that of the requests.'),
    intervalSeconds: z.int().min(5).max(300).default(30).describe('Seconds between two checks.'),
    timeoutSeconds: z
      .int()
      .min(2)
      .max(120)
      .default(5)
      .describe('Seconds until a check without answer fails; less than `intervalSeconds`.'),
    healthyThreshold: z
      .int()
      .min(2)
      .max(10)
      .default(2)
      .describe('Passed checks in a row until a pod gets requests.'),
    unhealthyThreshold: z
      .int()
      .min(2)
      .max(10)
      .default(3)
      .describe('Failed checks in a row until a pod gets no more requests.'),
  })
  .describe('How the load balancer asks whether a pod can serve.');

export const Target = z
  .strictObject({
    service: Key.describe('Key of the service that requests go to.'),
    port: PortName.nullable()
      .default(null)
      .describe('Name of the port of the service that they go to. Absent: its `port`.'),
    healthCheck: HealthCheck.prefault({}),
    drainSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(60)
      .describe('Deregistration delay: seconds that open requests may take when a pod goes.'),
    stickySeconds: z
      .int()
      .min(1)
      .max(604800)
      .nullable()
      .default(null)
      .describe('Seconds that a cookie keeps a user on one pod. Absent: any pod answers.'),
    maxBodySize: BodySize.nullable()
      .default(null)
      .describe(
        'The largest request body that users send to it, such as an upload of `100Mi`; what a web ACL blocks follows it. Absent: 8 KB behind a web ACL with the Common Rule Set.',
      ),
  })
  .describe('Pods of one service, registered by address.');
export type Target = z.output<typeof Target>;

export const LoadBalancer = z
  .strictObject({
    type: z
      .enum(['application', 'network'])
      .default('application')
      .describe(
        '`application`: ends TLS and routes by host and path. `network`: hands connections to the ingress controller, or to pods by `listeners`.',
      ),
    scheme: z
      .enum(['internet', 'internal'])
      .default('internet')
      .describe(
        [
          '`internet`: public addresses, in the tier `network.placement.loadBalancers`. `internal`: private ones, in the',
          'tier of the nodes; its names are in the public zone, and lead there whoever asks.',
        ].join(' '),
      ),
    clients: listOf(
      z
        .string()
        .regex(
          new RegExp(`^(${CIDR_PATTERN}|vpc|attached)$`),
          'expected an IPv4 CIDR such as 10.8.0.0/16, or "vpc" or "attached"',
        ),
    )
      .min(1)
      .nullable()
      .default(null)
      .describe(
        [
          'Who reaches it: ranges of addresses, `vpc`: our own network, `attached`: the networks that one exchanges',
          'traffic with through the Transit Gateway. Absent: whoever `source` says, or `[vpc]` of an internal one.',
        ].join(' '),
      ),
    source: z
      .enum(['internet', 'cloudfront'])
      .default('internet')
      .describe("Whose requests it takes: anybody's, or those of CloudFront alone."),
    host: Hostname.describe(
      'DNS name inside the zone; gets a record, and of `application` a certificate.',
    ),
    certificateArn: standingCertificate('region; of `application`, and of listeners for `tls`'),
    failover: Failover.nullable().default(null).describe(FAILOVER),
    idleTimeoutSeconds: z
      .int()
      .min(1)
      .max(4000)
      .default(60)
      .describe(
        'Seconds without data until a connection is closed, WebSockets included; of `application` alone.',
      ),
    tlsPolicy: z
      .enum(['ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-3-2021-06'])
      .default('ELBSecurityPolicy-TLS13-1-2-2021-06')
      .describe(
        'AWS policy of TLS versions: 1.2 and 1.3, or 1.3 alone; of `application`, and of listeners for `tls`.',
      ),
    targets: mapOf(Target)
      .default({})
      .describe('Target groups by name; routes and listeners refer to them.'),
    routes: mapOf(
      z.strictObject({
        hosts: listOf(Hostname)
          .default([])
          .describe(
            'Host names inside the zone, of which one has to be asked for; each gets a record, and is on the certificate. Empty: any.',
          ),
        paths: listOf(HttpPath)
          .default([])
          .describe(
            'Path patterns, such as `/api/*`; one of them has to match. Empty beside `hosts`: any. At most 5 hosts and paths together.',
          ),
        target: Key.describe('Key of a target of this load balancer.'),
        priority: z
          .int()
          .min(1)
          .max(50000)
          .describe('The lowest number that matches wins; unique.'),
      }),
    )
      .default({})
      .describe(
        'Routing by host and path. A request that no route matches is answered with 404. Of `application` alone.',
      ),
    listeners: mapOf(
      z
        .strictObject({
          port: Port.describe('Port of the load balancer that clients connect to.'),
          protocol: z
            .enum(['tcp', 'udp', 'tls'])
            .describe(
              '`tcp`, `udp`: handed on as they are. `tls`: ended here, with a certificate of `host`, and handed on as TCP.',
            ),
          target: Key.describe('Key of a target of this load balancer.'),
        })
        .describe('A port of the load balancer.'),
    )
      .default({})
      .describe(
        'Ports that lead to targets, by name. Of `network` alone, beside 443 where the ingress controller is behind.',
      ),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('AWS refuses to delete it while this is set.'),
  })
  .describe(
    'A load balancer, which listens on port 443, or of type `network` on the ports of its `listeners`.',
  );
export type LoadBalancer = z.output<typeof LoadBalancer>;

const Delegation = z
  .strictObject({
    environment: EnvironmentPath.describe(
      'The environment that has the zone; it names this one in `edge.delegatedBy`.',
    ),
  })
  .describe('A zone below ours.');

export const Edge = z
  .strictObject({
    zone: Hostname.nullable()
      .default(null)
      .describe(
        'Route 53 public hosted zone; created here and delegated by the registrar, unless it stands already. Absent: none.',
      ),
    existingZone: z
      .strictObject({
        id: z
          .string()
          .regex(/^Z[0-9A-Z]{1,31}$/, 'expected an id such as Z0123456789ABCDEFGHIJ')
          .nullable()
          .default(null)
          .describe('Its id. Absent: the one public zone of the account with the name `zone`.'),
      })
      .nullable()
      .default(null)
      .describe(
        'The zone `zone` stands already: records of ours are put into it, and nothing of it changes. Absent: it is made.',
      ),
    delegatedBy: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'Environment whose zone delegates ours, and lists us in `edge.delegations`. Absent: the registrar does, by hand.',
      ),
    delegations: mapOf(Delegation)
      .default({})
      .describe('Zones below ours of other environments, which NS records in ours lead to.'),
    zoneOf: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'Environment whose zone holds our records, in the same account, instead of `zone`. Absent: our own.',
      ),
    loadBalancers: mapOf(LoadBalancer).default({}).describe('Load balancers by name.'),
    distributions: mapOf(Distribution).default({}).describe('CloudFront distributions by name.'),
    webAcls: mapOf(WebAcl)
      .default({})
      .describe('AWS WAF web ACLs by name; at most one per resource.'),
  })
  .describe('DNS, CloudFront, WAF and load balancers.');
export type Edge = z.output<typeof Edge>;
