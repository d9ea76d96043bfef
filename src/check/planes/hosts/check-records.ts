// Records lead to something a stack makes, and each host that is answered for has one.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { aliasRecords, hostedPages } from './host-names.ts';

export function checkRecords(input: CheckInput): readonly Diagnostic[] {
  return [
    ...lost(input),
    ...unreachableAliases(input),
    ...unreachableOrigins(input),
    ...unreachablePages(input),
  ];
}

function lost(input: CheckInput): readonly Diagnostic[] {
  return aliasRecords(input)
    .filter(({ host }) => isLost(input, host))
    .map(({ host, element }) =>
      diagnostic('check/record-target', { host }, { path: element.origin }),
    );
}

/** Each host name of a distribution leads to it, for IPv6 too where it answers to that. */
function unreachableAliases(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_cloudfront_distribution').flatMap((element) => {
    const records = aliasRecords(input).filter(({ targets }) => targets.includes(element));
    const known = new Set(records.map(({ host, type }) => `${type} ${host}`));
    const types = element.body['is_ipv6_enabled'] === true ? ['A', 'AAAA'] : ['A'];
    const hosts = asList(element.body['aliases']).map(asText);
    return hosts
      .filter((host) => !isLost(input, host))
      .flatMap((host) => types.map((type) => ({ host, type })))
      .filter(({ host, type }) => !known.has(`${type} ${host}`))
      .map(({ host, type }) =>
        diagnostic(
          'check/record-missing',
          { host, type, holder: `distribution ${element.key}`, wanted: 'the distribution' },
          { path: [...element.origin, 'domains'] },
        ),
      );
  });
}

/** An origin that is no bucket is a load balancer, reached by its host name. */
function unreachableOrigins(input: CheckInput): readonly Diagnostic[] {
  const distributions = resourcesOf(input, 'aws_cloudfront_distribution');
  return distributions.flatMap(({ key, body, origin }) =>
    asList(body['origin'])
      .map(asBody)
      .filter((each) => each['custom_origin_config'] !== undefined)
      .filter(({ domain_name: host }) => {
        return !leadsToLoadBalancer(input, asText(host)) && !isLost(input, asText(host));
      })
      .map((each) =>
        diagnostic(
          'check/record-missing',
          {
            host: asText(each['domain_name']),
            type: 'A',
            holder: `distribution ${key}`,
            wanted: 'a load balancer',
          },
          { path: [...origin, 'origins', asText(each['origin_id'])] },
        ),
      ),
  );
}

function unreachablePages(input: CheckInput): readonly Diagnostic[] {
  return hostedPages(input).flatMap((element) => {
    const host = asText(element.body['domain']);
    const leads = aliasRecords(input).some(
      (record) => record.host === host && record.type === 'A' && record.targets.includes(element),
    );
    if (leads || isLost(input, host)) return [];
    const args = { host, type: 'A', holder: `user pool ${element.key}` };
    const wanted = 'its hosted pages';
    return [diagnostic('check/record-missing', { ...args, wanted }, { path: element.origin })];
  });
}

function leadsToLoadBalancer(input: CheckInput, host: string): boolean {
  return aliasRecords(input).some(
    (record) => record.host === host && record.targets.some(({ type }) => type === 'aws_lb'),
  );
}

/** It has a record, which is reported itself. */
function isLost(input: CheckInput, host: string): boolean {
  return aliasRecords(input).some((record) => record.host === host && record.targets.length === 0);
}
