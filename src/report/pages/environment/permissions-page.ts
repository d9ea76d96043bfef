import { type Permission, permissionsOf, type RolePermissions } from '../../data/permissions.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { code, lines, table } from '../table.ts';

/** A line for each role and each set of actions: what all its policies come to. */
export function permissionsBody({ name, stacks }: ReportedEnvironment): Markup {
  const roles = permissionsOf(stacks);
  const without = roles.filter(({ permissions, named }) => permissions.length + named.length === 0);
  return html`<p>Each role, with all that its policies come to. Policies that are given by name are kept by AWS or somebody else; what is in them is not told here.</p>
${table({
  id: `${name}/permissions/table`,
  caption: `Roles of ${name}, and what each may do`,
  empty: 'No role is made here.',
  columns: ['Who', 'Role', 'May', 'On', 'If'].map((title) => ({ title })),
  rows: roles.flatMap(rowsOf),
})}
${without.length === 0 ? null : html`<h2>Roles that may do nothing in AWS</h2><p>${without.map(({ role }) => role).join(', ')}</p>`}`;
}

function rowsOf({ role, holders, named, permissions }: RolePermissions) {
  const who = lines(holders);
  const name = code(role);
  const policies =
    named.length === 0
      ? []
      : [
          {
            key: role,
            cells: [
              who,
              name,
              lines(named.map((each) => html`all of <code>${each}</code>`)),
              '',
              '',
            ],
          },
        ];
  return [
    ...permissions.map((permission) => ({
      key: role,
      cells: [
        who,
        name,
        actions(permission),
        codes(permission.resources),
        codes(permission.conditions),
      ],
    })),
    ...policies,
  ];
}

function actions({ isDeny, actions: all }: Permission): Markup {
  return html`${isDeny ? html`<b class="bad">never</b> ` : null}${codes(all)}`;
}

function codes(texts: readonly string[]): Markup {
  return lines(texts.map((text) => code(text)));
}
