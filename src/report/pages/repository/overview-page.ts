import { costsOf } from '../../data/costs.ts';
import { namingsOf, systemsOf } from '../../data/landscape.ts';
import { storesOf } from '../../data/services.ts';
import { drawMap } from '../../drawing/draw-map.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { stage } from '../stage.ts';
import { day, dollars, lines, table } from '../table.ts';

export function overviewBody(environments: readonly ReportedEnvironment[]): Markup {
  const systems = systemsOf(environments);
  const namings = namingsOf(environments);
  const words = new Map(
    environments.map(({ name, environment: { aws, tier } }) => [
      name,
      [tier, `${aws.account} ${aws.region}`],
    ]),
  );
  return html`${stage('systems and environments', drawMap({ systems, namings, words }))}
<p class="note">An arrow leads from an environment to one that it names: its network, its zone, what watches it.</p>
<h2>Environments</h2>
${table({
  id: 'overview/environments',
  caption: 'All environments',
  empty: 'None.',
  columns: [
    ...['Environment', 'Account', 'Kubernetes'].map((title) => ({ title })),
    ...['Services', 'Stores', 'A month', 'Deviations', 'Waivers'].map((title) => ({
      ...{ title, kind: 'number' as const },
    })),
    ...['First waiver ends', 'Names'].map((title) => ({ title })),
  ],
  rows: environments.map((each) => rowOf(each, namings)),
})}`;
}

function rowOf(reported: ReportedEnvironment, namings: ReturnType<typeof namingsOf>) {
  const { name, environment } = reported;
  const { aws, tier, cluster, services, deviations, waivers } = environment;
  const { total } = costsOf(reported);
  const [next] = Object.values(waivers)
    .map(({ until }) => until)
    .sort();
  const number = (count: number, page: string) =>
    count === 0 ? '0' : link(String(count), page, name);
  return {
    key: name,
    cells: [
      html`<b>${link(name, name)}</b><br><small>${tier}</small>`,
      html`${aws.account}<br><small>${aws.region}</small>`,
      cluster?.version ?? '–',
      Object.keys(services).length,
      storesOf(environment).length,
      total === 0 ? '–' : link(dollars(total), `${name}/cost`),
      number(Object.keys(deviations).length, 'deviations'),
      number(Object.keys(waivers).length, 'waivers'),
      next === undefined ? '–' : day(next),
      lines(namings.filter(({ from }) => from === name).map(({ to }) => link(to, to))),
    ],
  };
}
