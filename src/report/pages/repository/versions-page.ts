import { SUPPORT_FACTS_AS_OF } from '../../../facts/end-of-support.ts';
import { type Version, versionsOf } from '../../data/versions.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, day, lines, table } from '../table.ts';

interface Found {
  readonly version: Version;
  readonly environment: string;
}

/** What ends first stands first. */
export function versionsBody(environments: readonly ReportedEnvironment[]): Markup {
  const all = environments.flatMap((reported) =>
    versionsOf(reported).map((version) => ({ version, environment: reported.name })),
  );
  const isPublished = ({ version }: Found) => version.support !== 'none published';
  const known = folded(all.filter(isPublished)).toSorted((one, other) =>
    endOf(one.version) < endOf(other.version) ? -1 : 1,
  );
  const others = folded(all.filter((each) => !isPublished(each)));
  return html`<p>Dates are as published on ${SUPPORT_FACTS_AS_OF}. How far away a day is, your browser says.</p>
<h2>Services of AWS, and engines</h2>
${table({
  id: 'versions/dated',
  caption: 'Versions and the end of their support, the next one first',
  empty: 'No versions.',
  columns: [
    ...['Product', 'Version', 'Standard support ends', 'Extended support ends', 'Where'].map(
      (title) => ({ title }),
    ),
  ],
  rows: known.map(({ version, places }) => ({
    cells: [
      html`<b>${version.product}</b>`,
      code(version.version),
      version.standard === null ? version.support : day(version.standard),
      version.extended === null ? '–' : day(version.extended),
      lines(
        [...places].map(
          ([name, what]) => html`${link(name, name)} <small>${what.join(', ')}</small>`,
        ),
      ),
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
  rows: others.map(({ version, places }) => ({
    cells: [
      html`<b>${version.product}</b>`,
      version.version,
      html`${[...places.keys()].map((name, at) => html`${at === 0 ? '' : ', '}${link(name, name)}`)}`,
    ],
  })),
})}`;
}

/** Without a date last, and of these what nobody knows first: somebody might look it up. */
function endOf({ standard, support, product, version }: Version): string {
  const day = standard ?? (support === 'not known' ? '9998' : '9999');
  return `${day} ${product} ${version}`;
}

interface Folded {
  readonly version: Version;
  /** What of it, by environment. */
  readonly places: ReadonlyMap<string, readonly string[]>;
}

/** Each version of a product once, with all the places where it runs. */
function folded(all: readonly Found[]): readonly Folded[] {
  const found = new Map<string, { version: Version; places: Map<string, string[]> }>();
  for (const { version, environment } of all) {
    const key = `${version.product} ${version.version}`;
    const known = found.get(key) ?? { version, places: new Map() };
    known.places.set(environment, [...(known.places.get(environment) ?? []), version.what]);
    found.set(key, known);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}
