// What stands between users and services: DNS, CloudFront, WAF, load balancers.
import { z } from 'zod';
import {
  BodySize,
  CIDR_PATTERN,
  Country,
  EnvironmentPath,
  Hostname,
  HttpPath,
  Key,
  listOf,
  mapOf,
  Port,
  Text,
} from '../primitives.ts';
import { PortName } from '../services/ports.ts';
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

export const Failover = z
  .strictObject({
    role: z
      .enum(['primary', 'secondary'])
      .describe('`primary`: answers while it is healthy. `secondary`: answers while it is not.'),
    healthCheckPath: HttpPath.default('/').describe(
      'Path that answers 2xx or 3xx while the primary serves; of `primary` alone.',
    ),
    healthCheckHost: Hostname.nullable()
      .default(null)
      .describe(
        [
          'A second name, which always leads to the primary and by which the health check asks; one of the',
          '`ingress.hosts` of a service where an ingress controller is behind. Absent: the name AWS gives it.',
        ].join(' '),
      ),
  })
  .describe('One of two records of the same name, in two environments.');
export type Failover = z.output<typeof Failover>;

const FAILOVER = 'Route 53 failover of its names to or from another environment. Absent: none.';

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

export const Origin = z
  .strictObject({
    bucket: Key.nullable().default(null).describe('Key of the bucket objects are read from.'),
    loadBalancer: Key.nullable().default(null).describe('Key of the load balancer requests go to.'),
    failover: z
      .boolean()
      .default(false)
      .describe(
        "What the bucket does not answer comes from its replica in `aws.recoveryRegion`; needs the bucket's `replicate`.",
      ),
  })
  .describe('Either a bucket or a load balancer.');
export type Origin = z.output<typeof Origin>;

export const Behavior = z
  .strictObject({
    path: HttpPath.nullable().default(null).describe('Path pattern. Absent: the default behavior.'),
    origin: Key.describe('Key of an origin of this distribution.'),
    ttlSeconds: z
      .int()
      .min(0)
      .describe(
        [
          'Seconds that CloudFront keeps an object; of a load balancer at most, and only what the',
          '`Cache-Control` of an answer lets it keep. 0: every request reaches the origin.',
        ].join(' '),
      ),
    singlePage: z
      .boolean()
      .default(false)
      .describe(
        'Answers a path without a file name with `index.html`, as an application needs that routes in the browser; of a bucket alone.',
      ),
    order: z.int().min(0).default(0).describe('Behaviors with lower numbers are tried first.'),
  })
  .describe('A CloudFront cache behavior.');
export type Behavior = z.output<typeof Behavior>;

export const Distribution = z
  .strictObject({
    domains: listOf(Hostname)
      .min(1)
      .describe('Host names inside the zone; each gets a record, all share a certificate.'),
    failover: Failover.nullable().default(null).describe(FAILOVER),
    priceClass: z
      .enum(['PriceClass_All', 'PriceClass_200', 'PriceClass_100'])
      .default('PriceClass_All')
      .describe('Which edge locations serve it: all, all but the dearest, or the cheapest.'),
    origins: mapOf(Origin).describe('Where objects come from, by name.'),
    behaviors: mapOf(Behavior).describe(
      'Which paths come from which origin; exactly one is the default.',
    ),
    geoRestriction: z
      .strictObject({
        type: z
          .enum(['blacklist', 'whitelist'])
          .default('blacklist')
          .describe('`blacklist`: the countries get 403. `whitelist`: all others do.'),
        countries: listOf(Country).min(1).describe('ISO 3166 codes of the countries.'),
      })
      .nullable()
      .default(null)
      .describe('Countries that CloudFront itself serves or does not. Absent: it serves all.'),
    hsts: z
      .strictObject({
        maxAgeDays: z
          .int()
          .min(1)
          .max(3650)
          .default(365)
          .describe('Days that a browser remembers it.'),
        includeSubdomains: z
          .boolean()
          .default(false)
          .describe('Whether it holds for every name below the host as well.'),
      })
      .nullable()
      .default(null)
      .describe(
        [
          'HTTP Strict Transport Security that replaces whatever the origin says of it. Absent: the year of the managed',
          'policy SecurityHeadersPolicy, where the origin says nothing.',
        ].join(' '),
      ),
    purpose: Text.describe('What it delivers; becomes its comment in AWS.'),
  })
  .describe('A CloudFront distribution.');
export type Distribution = z.output<typeof Distribution>;

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
