// An Application that goes: what its controller alone can take away or look after, and what runs on without one.
import type { Addon, Leaving } from '../../../addons/addon.ts';
import { addons } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { firstOf } from '../../../diagnostics/wording.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import type { ObjectChange, TransitionInput } from '../../transition.ts';
import { cascades, componentOf } from './applications.ts';
import { valueAt } from './changed-fields.ts';
import { groupOf, nameOf } from './object-names.ts';

export function judgeRemovedApplications(input: TransitionInput): readonly Diagnostic[] {
  return input.objects.flatMap((change) => {
    const { before, after } = change;
    if (before?.kind !== 'Application' || after !== null || change.component === 'root') return [];
    if (isElsewhere(input, before)) return [];
    // With its cluster goes all that runs in it.
    const left = input.environment.cluster === null ? [] : leftRunning(change, before);
    return [...removedController(input, change, before), ...left];
  });
}

/** In another namespace, where Argo CD is from now on: lifecycle/interrupts says what that means. */
function isElsewhere({ objects }: TransitionInput, { metadata }: KubernetesObject): boolean {
  return objects.some(
    ({ before, after }) =>
      before === null && after?.kind === 'Application' && after.metadata.name === metadata.name,
  );
}

function removedController(
  { objects }: TransitionInput,
  { origin }: ObjectChange,
  application: KubernetesObject,
): readonly Diagnostic[] {
  const addon = addonOf(application);
  const leaving = addon?.leaving;
  if (addon === undefined || leaving === undefined) return [];
  const kept = objects.flatMap(({ before }) =>
    before !== null && isLookedAfter(leaving, before) ? [nameOf(before)] : [],
  );
  if (leaving.kinds !== null && kept.length === 0) return [];
  const args = {
    addon: addon.name,
    objects: firstOf(kept, LISTED_MAX),
    stays: leaving.stays,
    first: leaving.first,
  };
  return [diagnostic('lifecycle/removes-controller', args, { path: origin, target: 'key' })];
}

function addonOf(application: KubernetesObject): Addon | undefined {
  const chart = valueAt(application, 'spec.source.chart');
  const component = componentOf(application);
  return addons.find((each) => each.chart === chart && each.name === component);
}

function isLookedAfter({ kinds }: Leaving, object: KubernetesObject): boolean {
  return kinds?.includes(`${groupOf(object)}/${object.kind}`) === true;
}

const LISTED_MAX = 3;

function leftRunning(
  { origin }: ObjectChange,
  application: KubernetesObject,
): readonly Diagnostic[] {
  if (cascades(application)) return [];
  const { name, namespace } = application.metadata;
  const args = {
    application: name,
    namespace: namespace ?? '',
    component: componentOf(application) ?? name,
  };
  return [diagnostic('lifecycle/left-running', args, { path: origin, target: 'key' })];
}
