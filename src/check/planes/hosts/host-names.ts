// Host names, the records that lead them somewhere, and the certificates that speak for them.

import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface HostRecord {
  readonly host: string;
  /** `A` or `AAAA` */
  readonly type: string;
  readonly element: Element;
  /** Load balancers, distributions and hosted pages that it leads to. */
  readonly targets: readonly Element[];
}

const TARGET_TYPES: ReadonlySet<string> = new Set([
  'aws_lb',
  'aws_cloudfront_distribution',
  'aws_cognito_user_pool_domain',
]);

/** Records that are an alias of something in AWS. */
export const aliasRecords = oncePerInput((input): readonly HostRecord[] =>
  resourcesOf(input, 'aws_route53_record')
    .filter(({ body }) => body['alias'] !== undefined)
    .map((element) => {
      const { name } = asBody(element.body['alias']);
      const targets = elementsBehind(input, element.stack, name);
      return {
        host: asText(element.body['name']),
        type: asText(element.body['type']),
        element,
        targets: targets.filter((target) => TARGET_TYPES.has(target.type)),
      };
    }),
);

/** The host names of the certificates behind a reference to them or to their validation. */
export function certifiedHosts(
  input: CheckInput,
  stack: string,
  value: unknown,
): readonly string[] {
  return elementsBehind(input, stack, value).flatMap((found) => {
    const certificates =
      found.type === 'aws_acm_certificate'
        ? [found]
        : elementsBehind(input, found.stack, found.body['certificate_arn']);
    return certificates.flatMap(({ body }) =>
      [body['domain_name'], ...asList(body['subject_alternative_names'])].map(asText),
    );
  });
}

/** A wildcard stands for one label: https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html */
export function isCovered(host: string, certified: readonly string[]): boolean {
  const wildcard = `*.${host.split('.').slice(1).join('.')}`;
  return certified.includes(host) || certified.includes(wildcard);
}

/** Hosted pages of Cognito at a host name of ours; a prefix has no certificate. */
export function hostedPages(input: CheckInput): readonly Element[] {
  return resourcesOf(input, 'aws_cognito_user_pool_domain').filter(
    ({ body }) => body['certificate_arn'] !== undefined,
  );
}
