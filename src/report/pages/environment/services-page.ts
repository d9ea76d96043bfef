import { servicesOf, storesOf } from '../../data/services.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { code, lines, table } from '../table.ts';

export function servicesBody({ name, environment }: ReportedEnvironment): Markup {
  const services = servicesOf(environment);
  const id = `${name}/services/table`;
  // Functions and charts call services as well, and stand elsewhere.
  const nameOf = (key: string) =>
    Object.hasOwn(environment.services, key) ? link(key, `${id}/${key}`) : key;
  const names = (keys: readonly string[]) =>
    html`${keys.map((key, at) => html`${at === 0 ? '' : ', '}${nameOf(key)}`)}`;
  const more = (key: string) =>
    html`<br><small>${link('calls', `${name}/calls`, key)} &middot; ${link('permissions', `${name}/permissions`, key)}</small>`;
  return html`<h2>Services</h2>
${table({
  id,
  caption: `Services of ${name}`,
  empty: 'No services.',
  columns: ['Service', 'Group', 'Kind', 'Ports', 'Pods', 'Image', 'Uses', 'Calls', 'Called by'].map(
    (title) => ({ title }),
  ),
  rows: services.map((each) => ({
    key: each.key,
    cells: [
      html`<b>${each.key}</b><br><small>${each.title}${each.status === 'new' ? ' (new)' : ''}</small>${more(each.key)}`,
      each.group,
      each.kind,
      each.ports || '–',
      each.pods,
      code(each.image),
      lines(each.uses),
      names(each.calls),
      names(each.callers),
    ],
  })),
})}
<h2>Stores and others</h2>
${table({
  id: `${name}/stores`,
  caption: `Stores of ${name}`,
  empty: 'No stores.',
  columns: [
    { title: 'Group' },
    { title: 'Store' },
    { title: 'Configuration' },
    { title: 'Purpose' },
  ],
  rows: storesOf(environment).map(({ shelf, store, configuration, purpose }) => ({
    key: store.replaceAll(' ', '-'),
    cells: [shelf, html`<b>${store}</b>`, configuration, purpose],
  })),
})}`;
}
