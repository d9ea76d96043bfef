// Everything in AWS that Kubernetes calls by its name: which names, who says them, and with which roles
// they act on what they name.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { podConsumers } from '../../../environment/pod-consumers.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { imageOwner, registryHost } from '../../../model/naming/registry.ts';
import { usesName } from '../../../model/services/consumers.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { chartTexts, type ValueText } from '../chart-values.ts';
import { type RoleAccount, roleAccounts, roleAccountsByName } from '../role-accounts.ts';
import { type Role, rolesByAccount, rolesByArn } from '../roles.ts';
import { type Variable, type Workload, workloadsOf } from '../workloads.ts';
import { logGroupNames } from './log-group-names.ts';

/** Roles of which one acts on the thing; undefined where one of them does not exist. */
type Roles = readonly Role[] | undefined;

export interface NamedThing {
  readonly kind: string;
  /** What stands there, such as the ARN of a topic. */
  readonly name: string;
  readonly holder: string;
  readonly roles: Roles;
  readonly origin: Path;
}

const VARIABLES: readonly (readonly [RegExp, string])[] = [
  ...everyKind.flatMap(({ checks }) =>
    (checks?.things ?? []).map(({ variables, kind }) => [variables, kind] as const),
  ),
];

const VALUES: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(objstore|objectStorageConfig)\/.*\/bucket$/, 'bucket'],
  [/(^|\/)backupStorageLocation\/\d+\/bucket$/, 'bucket'],
  [/(^|\/)bucketNames\/[^/]+$/, 'bucket'],
  [/(^|\/)s3\/bucket$/, 'bucket'],
  [/(^|\/)topic_arn$/, 'topic'],
  [/(^|\/)clusterName$/, 'cluster'],
];

export const namedThings = oncePerInput((input): readonly NamedThing[] => [
  ...workloadsOf(input).flatMap((workload) => thingsOfWorkload(input, workload)),
  ...chartTexts(input).flatMap((value) => thingsOfChart(input, value)),
  ...thingsOfBindings(input),
  ...thingsOfConsumers(input),
]);

/** What is left for pods that are not ours. */
function thingsOfConsumers(input: CheckInput): readonly NamedThing[] {
  return podConsumers(input.environment).flatMap(({ key, path }) => {
    const roles = rolesOfComponent(input, key);
    const maps = objectsOf(input, 'ConfigMap').filter(
      ({ component }) => component === usesName(key),
    );
    return maps.flatMap(({ object }) =>
      Object.entries(asBody(object['data'])).flatMap(([name, value]) => {
        const kind = kindOfVariable({ name, value: asText(value) });
        return kind
          ? [{ kind, name: asText(value), holder: nameOf(object), roles, origin: path }]
          : [];
      }),
    );
  });
}

function thingsOfWorkload(input: CheckInput, workload: Workload): readonly NamedThing[] {
  const roles = rolesOfWorkload(input, workload);
  const named = workload.variables.flatMap(({ name, value, holder, origin }) => {
    const kind = kindOfVariable({ name, value });
    return kind ? [{ kind, name: value, holder, roles, origin }] : [];
  });
  return [...named, ...repositoriesOf(input, workload)];
}

function kindOfVariable({ name, value }: Pick<Variable, 'name' | 'value'>): string | undefined {
  if (value.startsWith('alias/')) return 'key';
  return VARIABLES.find(([pattern]) => pattern.test(name))?.[1];
}

/** The role of its ServiceAccount, and those it hands to AWS to act with. */
function rolesOfWorkload(input: CheckInput, workload: Workload): Roles {
  const { namespace, account, variables } = workload;
  const own = roleAccountsByName(input).get(`${namespace}/${account}`) ?? [];
  const handed = variables.flatMap(({ value }) => rolesByArn(input).get(value) ?? []);
  const roles = rolesOfAccounts(input, own);
  const trusting = rolesByAccount(input).get(`${namespace}:${account}`) ?? [];
  return roles && [...new Set([...roles, ...trusting, ...handed])];
}

function rolesOfAccounts(input: CheckInput, accounts: readonly RoleAccount[]): Roles {
  const roles = accounts.map(({ arn }) => rolesByArn(input).get(arn));
  const known = roles.filter((role) => role !== undefined);
  return known.length === roles.length ? known : undefined;
}

/** Images in ECR. A repository that the environment itself names is somebody else's. */
function repositoriesOf({ environment }: CheckInput, workload: Workload): readonly NamedThing[] {
  const [collection, key] = workload.artifact.origin;
  const owner = collection === 'services' ? imageOwner(environment, String(key)) : '';
  const written = environment.services[owner]?.image;
  if (written && written.repository !== null) return [];
  // Those of a shared registry are made by another environment.
  const shared =
    environment.delivery.registry.shared === null ? undefined : registryHost(environment);
  const origin = written ? [...workload.artifact.origin, 'image'] : workload.artifact.origin;
  return workload.images
    .filter((image) => /^\d+\.dkr\.ecr\./.test(image) && image.split('/')[0] !== shared)
    .map((image) => ({
      kind: 'repository' as const,
      name: image.replace(/(@sha256:[0-9a-f]+|:[^:/]+)$/, ''),
      holder: workload.title,
      roles: [],
      origin,
    }));
}

function thingsOfChart(input: CheckInput, value: ValueText): readonly NamedThing[] {
  const { component, path, text } = value;
  const way = path.join('/');
  const holder = `Chart ${component.name}`;
  const roles = rolesOfComponent(input, component.name);
  const kind = VALUES.find(([pattern]) => pattern.test(way))?.[1];
  const found = kind ? [{ kind, name: text }] : [];
  const groups = logGroupNames(input, value).map((name) => ({ kind: 'log group' as const, name }));
  return [...found, ...groups].map((each) => ({
    ...each,
    holder,
    roles,
    origin: component.origin,
  }));
}

function rolesOfComponent(input: CheckInput, component: string): Roles {
  const accounts = roleAccounts(input).filter((each) => each.component === component);
  return rolesOfAccounts(input, accounts);
}

/** The controller registers pods with the role of its own chart. */
function thingsOfBindings(input: CheckInput): readonly NamedThing[] {
  const controller = 'aws-load-balancer-controller';
  // What one that stands already may do, its owner has said.
  const isStanding = Boolean(input.environment.addons[controller]?.existing);
  const roles = isStanding ? undefined : rolesOfComponent(input, controller);
  return objectsOf(input, 'TargetGroupBinding').map(({ object, origin }) => ({
    kind: 'target group',
    name: asText(asBody(object['spec'])['targetGroupName']),
    holder: nameOf(object),
    roles,
    origin,
  }));
}
