// Who plans and applies the stacks: whether they can, and what Atlantis is told of stacks and projects.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import {
  atlantisOf,
  matchesStack,
  OWN_WORKFLOW,
  weight,
} from '../../../model/delivery/atlantis.ts';
import { githubName, repositoryOf } from '../../../model/delivery/repository.ts';
import { STACK_NAMES } from '../../../model/naming/state.ts';
import { makesTerraformRoles } from '../../../model/naming/terraform-runs.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Atlantis } from '../../../model/schema/operations/terraform-runs.ts';
import { checkOwnProjects } from './atlantis-projects.ts';

const PATH = ['delivery', 'terraform'];

export function checkTerraformRuns(environment: Environment): readonly Diagnostic[] {
  const atlantis = atlantisOf(environment);
  return [
    ...hosts(environment),
    ...roles(environment),
    ...bounds(environment),
    ...(atlantis === null
      ? []
      : [
          ...patterns(atlantis, stacksOf(environment)),
          ...workflows(atlantis),
          ...checkOwnProjects(environment, atlantis, stacksOf(environment)),
        ]),
  ];
}

/** Those that an environment may have, whether or not it has something for each. */
function stacksOf(environment: Environment): readonly string[] {
  const own = everyKind.flatMap(({ terraform }) => terraform?.ownStacks?.(environment) ?? []);
  return [...STACK_NAMES, ...own.map(({ name }) => name)];
}

/** https://www.runatlantis.io/docs/configuring-webhooks.html */
function hosts(environment: Environment): readonly Diagnostic[] {
  const { repository, terraform } = environment.delivery;
  const where = { path: ['delivery', 'repository'] };
  const host = repositoryOf(repository)?.host ?? 'other';
  if (terraform.kind === 'atlantis' && host === 'codecommit') {
    return [diagnostic('model/atlantis-host', {}, where)];
  }
  const isElsewhere = terraform.kind === 'github-actions' && githubName(repository) === null;
  return isElsewhere ? [diagnostic('model/terraform-not-on-github', {}, where)] : [];
}

function roles({ aws, delivery }: Environment): readonly Diagnostic[] {
  if (delivery.terraform.kind !== 'github-actions' || aws.role === null) return [];
  return [diagnostic('model/terraform-role', { role: aws.role }, { path: ['aws', 'role'] })];
}

/** Stack `state` makes the roles, and a boundary is on every role that we make. */
function bounds(environment: Environment): readonly Diagnostic[] {
  const { permissionsBoundary } = environment.aws.iam;
  const where = { path: [...PATH, 'kind'] };
  if (!makesTerraformRoles(environment)) return [];
  const { bucket } = environment.delivery.state;
  if (bucket !== null) {
    return [diagnostic('model/terraform-roleless', { bucket: bucket.name }, where)];
  }
  if (permissionsBoundary === null) return [];
  return [diagnostic('model/terraform-bounded', { boundary: permissionsBoundary }, where)];
}

function patterns(atlantis: Atlantis, stacks: readonly string[]): readonly Diagnostic[] {
  const all = Object.keys(atlantis.stacks);
  return all.flatMap((pattern, index) => {
    const path = [...PATH, 'stacks', pattern];
    const matched = stacks.filter((stack) => matchesStack(pattern, stack));
    if (matched.length === 0) {
      const args = { pattern, nearest: nearest(pattern, stacks) ?? null, stacks };
      return [diagnostic('model/atlantis-pattern', args, { path, target: 'key' })];
    }
    return all.slice(0, index).flatMap((other) => {
      if (weight(other) !== weight(pattern)) return [];
      const both = matched.find(
        (stack) => matchesStack(other, stack) && isContrary(atlantis, [pattern, other], stack),
      );
      if (both === undefined) return [];
      const args = { pattern, other, stack: both };
      return [diagnostic('model/atlantis-ambiguous', args, { path, target: 'key' })];
    });
  });
}

/** Whether both say something of one thing and not the same, and its own name does not decide. */
function isContrary(
  { stacks }: Atlantis,
  patterns: readonly [string, string],
  stack: string,
): boolean {
  const [left, right, own] = [...patterns, stack].map((pattern) => {
    const { requirements, autoplan = null, workflow = null } = stacks[pattern] ?? {};
    return [requirements?.plan, requirements?.apply, requirements?.import, autoplan, workflow];
  });
  return (left ?? []).some((value, index) => {
    const against = right?.[index] ?? null;
    if (value === null || against === null || (own?.[index] ?? null) !== null) return false;
    return String(value) !== String(against);
  });
}

function workflows(atlantis: Atlantis): readonly Diagnostic[] {
  const known = [OWN_WORKFLOW, ...Object.keys(atlantis.workflows)];
  const named: readonly (readonly [string | null, Path])[] = [
    [atlantis.workflow, [...PATH, 'workflow']],
    ...(['stacks', 'projects'] as const).flatMap((of) =>
      Object.entries(atlantis[of]).map(
        ([key, { workflow }]) => [workflow, [...PATH, of, key, 'workflow']] as const,
      ),
    ),
  ];
  const unknown = named.flatMap(([workflow, path]) => {
    if (workflow === null || known.includes(workflow)) return [];
    const args = { workflow, nearest: nearest(workflow, known) ?? null };
    return [diagnostic('model/atlantis-workflow', args, { path })];
  });
  if (!Object.hasOwn(atlantis.workflows, OWN_WORKFLOW)) return unknown;
  const where = { path: [...PATH, 'workflows', OWN_WORKFLOW], target: 'key' } as const;
  return [
    ...unknown,
    diagnostic('model/atlantis-workflow-taken', { workflow: OWN_WORKFLOW }, where),
  ];
}
