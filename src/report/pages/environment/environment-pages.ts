// All pages of one environment, which share a head.

import { capitalized } from '../../../diagnostics/wording.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import type { Page } from '../page.ts';
import { callsBody } from './calls-page.ts';
import { costBody } from './cost-page.ts';
import { drawingBody } from './drawing-page.ts';
import { networkBody } from './network-page.ts';
import { permissionsBody } from './permissions-page.ts';
import { servicesBody } from './services-page.ts';

type Body = (reported: ReportedEnvironment) => Markup;

const PARTS: readonly {
  readonly part: string;
  readonly name: string;
  readonly title: string;
  readonly body: Body;
}[] = [
  { part: '', name: 'Drawing', title: '', body: drawingBody },
  { part: '/services', name: 'Services', title: 'services and stores', body: servicesBody },
  { part: '/network', name: 'Networks', title: 'networks', body: networkBody },
  { part: '/calls', name: 'Calls', title: 'who may call what', body: callsBody },
  { part: '/permissions', name: 'Permissions', title: 'who may do what', body: permissionsBody },
  { part: '/cost', name: 'Cost', title: 'cost', body: costBody },
];

/** Pages over all environments, of which it has rows. */
const OTHERS = ['hosts', 'schedules', 'alarms', 'versions', 'deviations', 'waivers'];

export function environmentPages(reported: ReportedEnvironment): readonly Page[] {
  const { name } = reported;
  return PARTS.map(({ part, name: words, title, body }) => ({
    id: `${name}${part}`,
    name: words,
    title: part === '' ? name : `${name}: ${title}`,
    body: html`${headOf(reported, part)}${body(reported)}`,
  }));
}

function headOf({ name, environment }: ReportedEnvironment, current: string): Markup {
  const { aws, tier, title, cluster, network } = environment;
  const facts = [
    title,
    tier,
    `account ${aws.account}`,
    aws.region,
    cluster === null ? 'no cluster' : `Kubernetes ${cluster.version}`,
    network === null ? 'no VPC' : `VPC ${network.cidr}`,
  ];
  return html`<p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}<span><code>environments/${name}.yaml</code></span></p>
<nav class="parts" aria-label="Pages of ${name}">${PARTS.map(
    ({ part, name: words }) =>
      html`<a href="#${name}${part}"${part === current ? html` aria-current="page"` : null}>${words}</a>`,
  )}${OTHERS.map(
    (id) => html`<a class="other" href="#${id}?${encodeURIComponent(name)}">${capitalized(id)}</a>`,
  )}</nav>
`;
}
