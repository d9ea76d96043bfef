// What stands between users and services: DNS, CloudFront, WAF, load balancers.
import { z } from 'zod';
import { Hostname, HttpPath, Key, mapOf, Text } from './primitives.ts';

export const Target = z
  .strictObject({
    service: Key,
    healthCheck: z
      .strictObject({
        path: HttpPath,
        intervalSeconds: z.int().min(5).max(300).default(30),
        timeoutSeconds: z.int().min(2).max(120).default(5),
        healthyThreshold: z.int().min(2).max(10).default(2),
        unhealthyThreshold: z.int().min(2).max(10).default(3),
      })
      .describe('HTTP health check of the pods.'),
    drainSeconds: z.int().min(0).max(3600).default(60).describe('Deregistration delay.'),
  })
  .describe('Pods of one service, registered by address.');
export type Target = z.output<typeof Target>;

export const LoadBalancer = z
  .strictObject({
    type: z.enum(['application']).default('application'),
    host: Hostname.describe('DNS name of the load balancer; its certificate is made for it.'),
    idleTimeoutSeconds: z.int().min(1).max(4000).default(60),
    tlsPolicy: z
      .enum(['ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-3-2021-06'])
      .default('ELBSecurityPolicy-TLS13-1-2-2021-06'),
    targets: mapOf(Target),
    routes: mapOf(
      z.strictObject({
        paths: z.array(HttpPath).min(1).max(5),
        target: Key,
        priority: z.int().min(1).max(50000),
      }),
    ).describe('Path-based routing. A request that no route matches is answered with 404.'),
    deletionProtection: z.boolean().default(true),
  })
  .describe('An internet-facing Application Load Balancer that ends TLS.');
export type LoadBalancer = z.output<typeof LoadBalancer>;

export const Origin = z
  .strictObject({
    bucket: Key.nullable().default(null),
    loadBalancer: Key.nullable().default(null),
  })
  .describe('Either a bucket or a load balancer.');
export type Origin = z.output<typeof Origin>;

export const Behavior = z
  .strictObject({
    path: HttpPath.nullable().default(null).describe('Path pattern. Absent: the default behavior.'),
    origin: Key,
    ttlSeconds: z.int().min(0).describe('How long CloudFront keeps an object. 0: every request reaches the origin.'),
    order: z.int().min(0).default(0).describe('Behaviors with lower numbers are tried first.'),
  })
  .describe('A CloudFront cache behavior.');
export type Behavior = z.output<typeof Behavior>;

export const Distribution = z
  .strictObject({
    domains: z.array(Hostname).min(1),
    priceClass: z.enum(['PriceClass_All', 'PriceClass_200', 'PriceClass_100']).default('PriceClass_All'),
    origins: mapOf(Origin),
    behaviors: mapOf(Behavior),
    purpose: Text,
  })
  .describe('A CloudFront distribution.');
export type Distribution = z.output<typeof Distribution>;

export const WebAcl = z
  .strictObject({
    protects: z
      .string()
      .regex(/^(distribution|load-balancer)\/[a-z0-9-]+$/, {
        error: 'expected "distribution/<key>" or "load-balancer/<key>"',
      })
      .describe('What it stands in front of.'),
    managedRules: z
      .array(
        z.enum([
          'AWSManagedRulesCommonRuleSet',
          'AWSManagedRulesKnownBadInputsRuleSet',
          'AWSManagedRulesSQLiRuleSet',
          'AWSManagedRulesAmazonIpReputationList',
        ]),
      )
      .min(1)
      .describe('AWS managed rule groups, in the order they are evaluated.'),
    rateLimit: z
      .strictObject({
        requests: z.int().min(10).max(2_000_000_000),
        windowSeconds: z.literal([60, 120, 300, 600]).default(300),
      })
      .describe('Requests one IP address may send in the window.'),
    blockedCountries: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166 country code such as "KP"'))
      .default([]),
  })
  .describe('An AWS WAF web ACL.');
export type WebAcl = z.output<typeof WebAcl>;

export const Edge = z
  .strictObject({
    zone: Hostname.describe('Route 53 public hosted zone; created here and delegated by the registrar.'),
    loadBalancers: mapOf(LoadBalancer).default({}),
    distributions: mapOf(Distribution).default({}),
    webAcls: mapOf(WebAcl).default({}),
  })
  .describe('DNS, CloudFront, WAF and load balancers.');
export type Edge = z.output<typeof Edge>;
