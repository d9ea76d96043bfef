// What stands on the server and what in atlantis.yaml, where a pull request can change it: as much as all
// projects of a repository agree on stands on the server.
import {
  atlantisOf,
  environmentSettings,
  OWN_WORKFLOW,
  type Settings,
} from '../../model/delivery/atlantis.ts';
import type { Environment } from '../../model/schema/environment.ts';

type Delivered = Pick<Environment, 'delivery'>;

import type { Project } from './projects.ts';

export interface Consents {
  /** What the server says for the whole repository. */
  readonly settings: Settings;
  /** Keys that projects may say otherwise. */
  readonly overrides: readonly Override[];
}

export const OVERRIDES = [
  'plan_requirements',
  'apply_requirements',
  'import_requirements',
  'workflow',
] as const;
type Override = (typeof OVERRIDES)[number];

/** Of the environments and projects of one repository. */
export function consentsOf(
  environments: readonly Delivered[],
  projects: readonly Project[],
): Consents {
  const settings = sharedSettings(environments);
  const overrides = OVERRIDES.filter((key) =>
    projects.some((project) => !isSame(settingOf(project.settings, key), settingOf(settings, key))),
  );
  return { settings, overrides };
}

/** Those of the first environment, each as far as the others agree; else what is usual. */
function sharedSettings(environments: readonly Delivered[]): Settings {
  const all = environments.flatMap((environment) => {
    const atlantis = atlantisOf(environment);
    return atlantis === null ? [] : [environmentSettings(atlantis)];
  });
  const [first = USUAL] = all;
  const agreed = <K extends Override>(key: K): boolean =>
    all.every((each) => isSame(settingOf(each, key), settingOf(first, key)));
  const { plan, apply, import: imports } = first.requirements;
  const usual = USUAL.requirements;
  return {
    autoplan: true,
    workflow: agreed('workflow') ? first.workflow : USUAL.workflow,
    requirements: {
      plan: agreed('plan_requirements') ? plan : usual.plan,
      apply: agreed('apply_requirements') ? apply : usual.apply,
      import: agreed('import_requirements') ? imports : usual.import,
    },
  };
}

const USUAL: Settings = {
  autoplan: true,
  workflow: OWN_WORKFLOW,
  requirements: { plan: [], apply: ['approved', 'mergeable', 'undiverged'], import: [] },
};

export function settingOf({ requirements, workflow }: Settings, key: Override): Value {
  if (key === 'workflow') return workflow;
  if (key === 'plan_requirements') return requirements.plan;
  return key === 'apply_requirements' ? requirements.apply : requirements.import;
}

type Value = string | readonly string[];

export function isSame(left: Value, right: Value): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

/** The order of requirements says nothing. */
function sorted(value: Value): Value {
  return typeof value === 'string' ? value : [...value].sort();
}
