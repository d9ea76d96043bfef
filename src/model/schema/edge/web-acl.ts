// AWS WAF web ACLs: managed groups of rules, limits, and rules of our own.
import { z } from 'zod';
import { RULE_GROUPS } from '../../edge/managed-rules.ts';
import { Country, HttpPath, listOf, mapOf } from '../primitives.ts';

export const WebAcl = z
  .strictObject({
    protects: z
      .string()
      .regex(/^(distribution|load-balancer)\/[a-z0-9-]+$/, {
        error: 'expected "distribution/<key>" or "load-balancer/<key>"',
      })
      .describe('What it stands in front of: `distribution/<key>` or `load-balancer/<key>`.'),
    managedRules: z
      .array(z.enum(RULE_GROUPS))
      .min(1)
      .describe('AWS managed rule groups, in the order they are evaluated.'),
    ruleOverrides: z
      .record(
        z.string(),
        z.enum(['count', 'block']).describe('`count`: reported, and let pass. `block`: refused.'),
      )
      .default({})
      .describe(
        [
          'Single rules of those groups that act otherwise than AWS has them, by name. `SizeRestrictions_BODY`,',
          'which blocks bodies over 8 KB, counts where an entrance behind has a larger `maxBodySize`.',
        ].join(' '),
      ),
    rateLimit: z
      .strictObject({
        requests: z
          .int()
          .min(10)
          .max(2_000_000_000)
          .describe('Requests until an address is blocked.'),
        windowSeconds: z
          .literal([60, 120, 300, 600])
          .default(300)
          .describe('Seconds over which requests are counted.'),
        requestsOfSender: z
          .int()
          .min(10)
          .max(2_000_000_000)
          .nullable()
          .default(null)
          .describe(
            [
              'Requests until the address that sends them is blocked, whomever it says it sends for; of a load',
              'balancer behind a distribution, far above what one address of CloudFront sends. Absent: any number.',
            ].join(' '),
          ),
      })
      .describe('Requests one IP address may send in the window.'),
    methodRules: mapOf(
      z.strictObject({
        path: HttpPath.describe('Start of the paths it is about, such as `/api/`.'),
        methods: listOf(z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']))
          .min(1)
          .describe('Methods that pass; a request with another one is blocked.'),
      }),
    )
      .default({})
      .describe('Rules of our own, by name: which methods a part of the site takes.'),
    blockedCountries: z
      .array(Country)
      .default([])
      .describe('ISO 3166 codes of countries whose requests are blocked. Empty: none.'),
  })
  .describe('An AWS WAF web ACL.');
export type WebAcl = z.output<typeof WebAcl>;
