import { SUPPORT_FACTS_AS_OF } from '../../../facts/end-of-support.ts';
import { type Version, versionsOf } from '../../data/versions.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { type Cell, code, day, table } from '../table.ts';

interface Found {
  readonly version: Version;
  readonly environment: string;
}

/** What ends first stands first. */
export function versionsBody(environments: readonly ReportedEnvironment[]): Markup {
  const all = environments.flatMap((reported) =>
    versionsOf(reported).map((version) => ({ version, environment: reported.name })),
  );
  const known = all
    .filter(({ version }) => version.support !== 'none published')
    .toSorted((one, other) => (endOf(one) < endOf(other) ? -1 : endOf(one) > endOf(other) ? 1 : 0));
  const others = all.filter(({ version }) => version.support === 'none published');
  return html`<p>Dates are as published on ${SUPPORT_FACTS_AS_OF}. How far away a day is, your browser says.</p>
<h2>Services of AWS, and engines</h2>
${table({
  id: 'versions/dated',
  caption: 'Versions with an end of support, the next one first',
  empty: 'No versions.',
  columns: [
    ...['Product', 'Version', 'Environment', 'What', 'Standard support ends'],
    'Extended support ends',
  ].map((title) => ({ title })),
  rows: known.map(({ version: each, environment }) => ({
    cells: [
      html`<b>${each.product}</b>`,
      code(each.version),
      link(environment, environment),
      code(each.what),
      each.standard === null ? each.support : day(each.standard),
      each.extended === null ? '–' : day(each.extended),
    ],
  })),
})}
<h2>Charts, providers, Terraform</h2>
<p class="note">Their makers publish no end of support.</p>
${table({
  id: 'versions/others',
  caption: 'Versions of charts and providers, and where they are',
  empty: 'None.',
  columns: [{ title: 'What' }, { title: 'Version', kind: 'code' }, { title: 'Environments' }],
  rows: folded(others),
})}`;
}

function endOf({ version }: Found): string {
  return version.standard ?? (version.support === 'not known' ? '9998' : '9999');
}

function folded(all: readonly Found[]) {
  const places = new Map<string, { readonly version: Version; readonly names: Set<string> }>();
  for (const { version, environment } of all) {
    const key = `${version.product} ${version.version}`;
    const known = places.get(key) ?? { version, names: new Set() };
    known.names.add(environment);
    places.set(key, known);
  }
  return [...places]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { version, names }]) => ({
      cells: [
        html`<b>${version.product}</b>`,
        version.version,
        html`${[...names].map((name, at): Cell => html`${at === 0 ? '' : ', '}${link(name, name)}`)}`,
      ],
    }));
}
