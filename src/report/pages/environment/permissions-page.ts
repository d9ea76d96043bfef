import {
  namedRightsOf,
  type Permission,
  permissionsOf,
  type RolePermissions,
  resourcePoliciesOf,
} from '../../data/permissions.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { code, lines, table } from '../table.ts';

/** A line for each role and each set of actions: what all its policies come to. */
export function permissionsBody({ name, stacks }: ReportedEnvironment): Markup {
  const roles = permissionsOf(stacks);
  const without = roles.filter(({ permissions, named }) => permissions.length + named.length === 0);
  return html`<p>Each role, with all that its policies come to. Policies that are given by name are kept by AWS or somebody else; what is in them is not told here.</p>
<h2>Roles</h2>
${table({
  id: `${name}/permissions/table`,
  caption: `Roles of ${name}, and what each may do`,
  empty: 'No role is made here.',
  columns: ['Who', 'Role', 'May', 'On', 'If'].map((title) => ({ title })),
  rows: roles.flatMap(rowsOf),
})}
${without.length === 0 ? null : html`<h2>Roles that may do nothing in AWS</h2><p>${without.map(({ role }) => role).join(', ')}</p>`}
<h2>Resources with a policy of their own</h2>
${table({
  id: `${name}/permissions/resources`,
  caption: `What resources of ${name} allow and forbid themselves`,
  empty: 'No resource here has a policy of its own.',
  columns: ['Resource', 'Who', 'May', 'On', 'If'].map((title) => ({ title })),
  rows: resourcePoliciesOf(stacks).map(({ of, stack, who, permission }) => ({
    cells: [
      html`${code(of)}<br><small>stack ${stack}</small>`,
      who,
      actions(permission),
      codes(permission.resources),
      codes(permission.conditions),
    ],
  })),
})}
<h2>Rights by name</h2>
${table({
  id: `${name}/permissions/named`,
  caption: `Who may sign in to the cluster of ${name}, call its functions, use what it shares`,
  empty: 'Nobody is given rights by name.',
  columns: [{ title: 'Who may what' }, { title: 'Stack' }, { title: 'Resource', kind: 'code' }],
  rows: namedRightsOf(stacks).map(({ words, stack, address }) => ({
    cells: [words, stack, address],
  })),
})}`;
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
