// What CloudFront delivers, and where it has it from.
import { z } from 'zod';
import { Country, Hostname, HttpPath, Key, listOf, mapOf, Text } from '../primitives.ts';
import { standingCertificate } from './certificate.ts';
import { FAILOVER, Failover } from './failover.ts';

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
    certificateArn: standingCertificate('us-east-1'),
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
    purpose: Text.max(128).describe('What it delivers; becomes its comment in AWS.'),
  })
  .describe('A CloudFront distribution.');
export type Distribution = z.output<typeof Distribution>;
