// One resource, or objects, as they were and as they are, for judges of dangers.
import { identityOf } from '../../../src/lifecycle/compare/object-changes.ts';
import { resourceChanges } from '../../../src/lifecycle/compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../../src/lifecycle/transition.ts';
import type { KubernetesObject } from '../../../src/model/artifact.ts';
import type { Change } from '../../../src/review/change.ts';
import { changeOfObject, changeOfResource } from '../../../src/review/changes-of.ts';
import type { DangerJudge, Objects, Setting } from '../../../src/review/dangers/danger-judge.ts';
import { changesWithPolicies } from '../../../src/review/policies/with-policies.ts';
import { anEnvironment } from '../../support/an-environment.ts';

const NAME = 'shop/prod';
const CAUSE = { type: 'program' } as const;

export interface Ends<T> {
  readonly before: T;
  readonly after: T;
}

interface Told {
  readonly changes: readonly Change[];
  readonly setting: Setting;
}

/** The environment as well, where it differs. */
type Moving = Partial<Pick<TransitionInput, 'environment' | 'environmentBefore'>>;

/** Documents of one stack, `main`. */
export function changedStack({ before, after }: Ends<Body>, moving: Moving = {}): Told {
  const stacks = { before: new Map([['main', before]]), after: new Map([['main', after]]) };
  const resources = resourceChanges(stacks, new Map(), () => new Map());
  const transition = transitionWith({ stacks, resources, ...moving });
  return {
    changes: changesWithPolicies(transition).map((each) => ({
      ...changeOfResource(NAME, each),
      cause: CAUSE,
    })),
    setting: settingOf(transition, { before: [], after: [] }),
  };
}

export function changedObjects(ends: Ends<readonly KubernetesObject[]>, moving: Moving = {}): Told {
  const find = (all: readonly KubernetesObject[], id: string) =>
    all.find((each) => identityOf(each) === id) ?? null;
  const ids = new Set([...ends.before, ...ends.after].map(identityOf));
  const objects = [...ids].map((id) => {
    const place = { component: 'web', componentBefore: 'web', origin: [] };
    return { ...place, before: find(ends.before, id), after: find(ends.after, id) };
  });
  const differing = objects.filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
  return {
    changes: differing.map((each) => ({ ...changeOfObject(NAME, each), cause: CAUSE })),
    setting: settingOf(transitionWith({ objects: differing, ...moving }), ends),
  };
}

/** What the judge says of all of it. */
export function saidBy(judge: DangerJudge, { changes, setting }: Told): readonly string[] {
  return changes.flatMap((change) =>
    judge(change, setting).map(({ label, reason }) => `${label}: ${reason}`),
  );
}

function settingOf(transition: TransitionInput, objects: Objects): Setting {
  return { transition, objects: () => objects, together: [transition] };
}

function transitionWith(given: Partial<TransitionInput>): TransitionInput {
  return {
    environment: anEnvironment(),
    environmentBefore: () => null,
    stacks: { before: new Map(), after: new Map() },
    originOf: () => [],
    elsewhere: () => [],
    resources: [],
    objects: [],
    ...given,
  };
}
