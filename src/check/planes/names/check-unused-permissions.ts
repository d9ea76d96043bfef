// What the role of a pod may act on, the pod is told the name of: a permission that nothing
// uses is one to take away, or an edge that is half there.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { accountsByRole } from '../role-accounts.ts';
import { type Role, rolesByArn } from '../roles.ts';
import { madeThings } from './made-things.ts';
import { namedThings } from './named-things.ts';
import { namesInPolicy, thingKinds } from './thing-kinds.ts';

export function checkUnusedPermissions(input: CheckInput): readonly Diagnostic[] {
  const made = madeThings(input);
  const used = new Set(
    namedThings(input).flatMap(({ kind, name, roles = [] }) =>
      roles.flatMap(({ arn }) => [
        `${arn} ${kind} ${name}`,
        // It may be this very thing that is called by a wrong name.
        ...(made.has(`${kind} ${name}`) ? [] : [`${arn} ${kind}`]),
      ]),
    ),
  );
  const accounts = accountsByRole(input);
  const roles = [...rolesByArn(input).values()].filter(({ arn }) => accounts.has(arn));
  return roles.flatMap((role) =>
    allowedThings(role)
      .filter(({ kind, name }) => !used.has(`${role.arn} ${kind} ${name}`))
      .filter(({ kind }) => !used.has(`${role.arn} ${kind}`))
      .map(({ kind, name }) =>
        diagnostic(
          'check/permission-unused',
          { role: role.name, kind, name },
          { path: role.element.origin },
        ),
      ),
  );
}

function allowedThings({ statements }: Role): readonly { kind: string; name: string }[] {
  const allowing = statements.filter(({ effect }) => effect !== 'Deny');
  return [...thingKinds].flatMap(([kind, definition]) => {
    const names = allowing.flatMap(({ resources }) => namesInPolicy(definition, resources));
    return [...new Set(names)].map((name) => ({ kind, name }));
  });
}
