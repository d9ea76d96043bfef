import { certificatesOf, hostsOf } from '../../data/hosts.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, lines, table } from '../table.ts';

export function hostsBody(environments: readonly ReportedEnvironment[]): Markup {
  return html`<h2>Hosts</h2>
${table({
  id: 'hosts/hosts',
  caption: 'Names that are answered for',
  empty: 'No host is answered for.',
  columns: ['Host', 'Environment', 'Who answers', 'Zone', 'Certificate'].map((title) => ({
    title,
  })),
  rows: environments.flatMap((reported) =>
    hostsOf(reported).map(({ host, answers, zone, certificates }) => ({
      key: host,
      cells: [
        html`<b>${host}</b>`,
        link(reported.name, reported.name),
        answers,
        zone,
        certificates.length === 0 ? 'none here' : lines(certificates),
      ],
    })),
  ),
})}
<h2>Certificates</h2>
${table({
  id: 'hosts/certificates',
  caption: 'Certificates, and who keeps them valid',
  empty: 'No certificates.',
  columns: ['Certificate', 'Environment', 'For', 'Kept valid by'].map((title) => ({ title })),
  rows: environments.flatMap((reported) =>
    certificatesOf(reported).map(({ name, hosts, renewal }) => ({
      cells: [code(name), link(reported.name, reported.name), lines(hosts), renewal],
    })),
  ),
})}`;
}
