// The certificate that answers for a host names it.

import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { aliasRecords, certifiedHosts, hostedPages, isCovered } from './host-names.ts';

interface Answer {
  readonly host: string;
  readonly holder: string;
  readonly certified: readonly string[];
  readonly origin: Path;
}

export function checkCertificates(input: CheckInput): readonly Diagnostic[] {
  return [...ofDistributions(input), ...ofListeners(input), ...ofPages(input)]
    .filter(({ host, certified }) => !isCovered(host, certified))
    .map(({ host, holder, certified, origin }) => {
      const args = { host, holder, certified: certified.join(', ') || 'none' };
      return diagnostic('check/certificate-host', args, { path: origin });
    });
}

function ofDistributions(input: CheckInput): readonly Answer[] {
  return resourcesOf(input, 'aws_cloudfront_distribution').flatMap((element) => {
    const { stack, body, key, origin } = element;
    const viewer = asBody(body['viewer_certificate']);
    if (isNamed(viewer['acm_certificate_arn'])) return [];
    const certified = certifiedHosts(input, stack, viewer['acm_certificate_arn']);
    const holder = `distribution ${key}`;
    return asList(body['aliases']).map((alias) => ({
      host: asText(alias),
      holder,
      certified,
      origin: [...origin, 'domains'],
    }));
  });
}

/** One that stands already: nothing here says which names it has. */
function isNamed(arn: unknown): boolean {
  return asText(arn).startsWith('arn:aws:acm:');
}

/** The hosts of a load balancer are those whose records lead to it. */
function ofListeners(input: CheckInput): readonly Answer[] {
  const listeners = resourcesOf(input, 'aws_lb_listener');
  return listeners
    .filter(({ body }) => body['protocol'] === 'HTTPS' || body['protocol'] === 'TLS')
    .filter(({ body }) => !isNamed(body['certificate_arn']))
    .flatMap(({ stack, body }) => {
      const certified = certifiedHosts(input, stack, body['certificate_arn']);
      const [loadBalancer] = elementsBehind(input, stack, body['load_balancer_arn']);
      if (!loadBalancer) return [];
      const records = aliasRecords(input).filter(({ targets }) => targets.includes(loadBalancer));
      return records.map(({ host }) => ({
        host,
        holder: `load balancer ${loadBalancer.key}`,
        certified,
        origin: [...loadBalancer.origin, 'host'],
      }));
    });
}

function ofPages(input: CheckInput): readonly Answer[] {
  return hostedPages(input).map(({ stack, body, key, origin }) => ({
    host: asText(body['domain']),
    holder: `user pool ${key}`,
    certified: certifiedHosts(input, stack, body['certificate_arn']),
    origin,
  }));
}
