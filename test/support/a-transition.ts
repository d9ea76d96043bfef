// Two states of the small environment, and what differs between their Kubernetes objects.

import { messageOf } from '../../src/diagnostics/message-of.ts';
import { renderPath } from '../../src/diagnostics/render-path.ts';
import { isEqual } from '../../src/lifecycle/compare/is-equal.ts';
import { identityOf } from '../../src/lifecycle/compare/object-changes.ts';
import type { Judge, ObjectChange, TransitionInput } from '../../src/lifecycle/transition.ts';
import type { KubernetesArtifact, KubernetesObject } from '../../src/model/artifact.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment, type Overrides } from './an-environment.ts';
import { compiledFrom } from './compiled.ts';

export function aTransition(before: Overrides, after: Overrides): TransitionInput {
  const [was, is] = [anEnvironment(before), anEnvironment(after)];
  return transitionWith(is, was, changesBetween(objectsOf(was), objectsOf(is)));
}

/** Of objects as they are given, whatever the environment says. */
export function anObjectChange(
  before: KubernetesObject | null,
  after: KubernetesObject | null,
): TransitionInput {
  const environment = anEnvironment();
  const component = 'web';
  const change = {
    component,
    componentBefore: component,
    before,
    after,
    origin: ['services', 'web'],
  };
  return transitionWith(environment, environment, [change]);
}

/** `lifecycle/interrupts at services.web: …` */
export function saidBy(judge: Judge, input: TransitionInput): readonly string[] {
  return judge(input).map((each) => {
    const at = renderPath(each.path ?? []);
    return `${each.code} at ${at}: ${messageOf(each).message}`;
  });
}

function transitionWith(
  environment: Environment,
  was: Environment,
  objects: readonly ObjectChange[],
): TransitionInput {
  return {
    environment,
    environmentBefore: () => was,
    originOf: () => [],
    elsewhere: () => [],
    stacks: { before: new Map(), after: new Map() },
    resources: [],
    objects,
  };
}

function objectsOf(environment: Environment): ReadonlyMap<string, KubernetesArtifact> {
  const { objects } = compiledFrom(environment);
  return new Map(objects.map((each) => [identityOf(each.object), each]));
}

type Objects = ReadonlyMap<string, KubernetesArtifact>;

function changesBetween(before: Objects, after: Objects): readonly ObjectChange[] {
  const identities = [...new Set([...after.keys(), ...before.keys()])];
  return identities.flatMap((identity) => {
    const [was, is] = [before.get(identity), after.get(identity)];
    const present = is ?? was;
    if (present === undefined) return [];
    const componentBefore = was?.component ?? present.component;
    const isSame = present.component === componentBefore && isEqual(was?.object, is?.object);
    const { component, origin } = present;
    const states = { before: was?.object ?? null, after: is?.object ?? null };
    return isSame ? [] : [{ component, componentBefore, ...states, origin }];
  });
}
