// Names that users ask for, who answers for each, and which certificate proves it.

import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import { entranceHosts } from '../../model/edge/entrance-hosts.ts';
import { hostsOf as ingressHostsOf } from '../../model/edge/ingress-routes.ts';
import { zoneNameOf } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { textsIn } from '../../model/values/lists.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { specOf } from '../../review/dangers/spec-of.ts';
import type { ReportedEnvironment } from '../report-input.ts';

export interface Certificate {
  /** `ACM edge: aws_acm_certificate.main`, `cert-manager istio-ingress/gateway`. */
  readonly name: string;
  readonly hosts: readonly string[];
  /** Who keeps it valid. */
  readonly renewal: string;
}

export interface Host {
  readonly host: string;
  readonly answers: string;
  readonly zone: string;
  /** None: somebody else's, which the answer says. */
  readonly certificates: readonly string[];
}

export function certificatesOf({
  environment,
  stacks,
  objects,
}: ReportedEnvironment): readonly Certificate[] {
  const acm = stacks.flatMap(({ stack, document }) =>
    [...resourcesIn(document)]
      .filter(([address]) => address.startsWith('aws_acm_certificate.'))
      .map(([address, body]) => ({
        name: `ACM ${stack}: ${address}`,
        hosts: [String(body['domain_name']), ...textsIn(body['subject_alternative_names'])],
        renewal:
          body['validation_method'] === 'DNS'
            ? 'ACM, as long as its DNS records stand'
            : 'whoever answers the mail of ACM',
      })),
  );
  const issued = objects
    .filter(({ kind, apiVersion }) => kind === 'Certificate' && apiVersion.includes('cert-manager'))
    .map((object) => ({
      name: `cert-manager ${object.metadata.namespace}/${object.metadata.name}`,
      hosts: textsIn(specOf(object)['dnsNames']),
      renewal: 'cert-manager',
    }));
  return [...acm, ...standingCertificates(environment), ...issued].map((each) => ({
    ...each,
    hosts: [...new Set(each.hosts)],
  }));
}

function standingCertificates({ edge }: Environment): readonly Certificate[] {
  const renewal = 'its owner: it stands already';
  const named = (arn: string | null, hosts: readonly string[]) =>
    arn === null ? [] : [{ name: arn, hosts, renewal }];
  return [
    ...sortedEntries(edge.loadBalancers).flatMap(([, { certificateArn, host }]) =>
      named(certificateArn, [host]),
    ),
    ...sortedEntries(edge.distributions).flatMap(([, { certificateArn, domains }]) =>
      named(certificateArn, domains),
    ),
  ];
}

export function hostsOf(reported: ReportedEnvironment): readonly Host[] {
  const { environment, landscape } = reported;
  const zone = zoneNameOf(environment, landscape) ?? 'none of ours';
  const certificates = certificatesOf(reported);
  const entrances = entranceHosts(environment.edge).map(({ host, of, path }) => ({
    host,
    answers: `${of} ${String(path[2])}`,
  }));
  const ingressed = sortedEntries(environment.services).flatMap(([key, { ingress }]) =>
    ingressHostsOf(ingress).map(({ host, paths }) => ({
      host,
      answers: `service ${key}${paths.length === 0 ? '' : ` at ${paths.join(', ')}`}`,
    })),
  );
  return [...entrances, ...ingressed].map(({ host, answers }) => ({
    ...{ host, answers, zone },
    certificates: ownOf(
      answers,
      certificates
        .filter(({ hosts }) => hosts.some((each) => isProvenBy(host, each)))
        .map(({ name }) => name),
    ),
  }));
}

/** Of several that would prove a host, those that are made for who answers: `load-balancer-main`. */
function ownOf(answers: string, names: readonly string[]): readonly string[] {
  const own = names.filter((name) => name.endsWith(`.${answers.replaceAll(' ', '-')}`));
  return own.length > 0 ? own : names;
}

/** A wildcard stands for one label: https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3 */
function isProvenBy(host: string, name: string): boolean {
  if (!name.startsWith('*.')) return host === name;
  return host.slice(host.indexOf('.') + 1) === name.slice(2);
}
