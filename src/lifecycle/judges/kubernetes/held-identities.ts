// What only one object can have at a time, and that one goes after the new one has come: Argo CD applies first
// and prunes last, so the new one is refused for as long as the sync tries.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { identityOf } from '../../compare/object-changes.ts';
import type { ObjectChange, TransitionInput } from '../../transition.ts';
import { type Fate, fateOf } from './applications.ts';
import { exclusivesOf } from './exclusives.ts';
import { nameOf } from './object-names.ts';

interface Holder {
  readonly component: string;
  readonly object: KubernetesObject;
}

export function judgeHeldIdentities(input: TransitionInput): readonly Diagnostic[] {
  return [...input.objects.flatMap((change) => moved(input, change)), ...taken(input)];
}

/** An object that another Application brings from now on. */
function moved(input: TransitionInput, change: ObjectChange): readonly Diagnostic[] {
  const { component, componentBefore, before, after, origin } = change;
  if (before === null || after === null || component === componentBefore) return [];
  const args = { object: nameOf(after), from: componentBefore, to: component };
  const fate = fateOf(input, componentBefore);
  return fate === 'pruned'
    ? [diagnostic('lifecycle/made-again', args, { path: origin })]
    : [
        diagnostic(
          'lifecycle/held-by-application',
          { ...args, remedy: handOver(after, fate) },
          { path: origin },
        ),
      ];
}

/** `left` has lost its Application before the new one tries again. */
function handOver({ kind, metadata: { name, namespace } }: KubernetesObject, fate: Fate): string {
  const where = namespace === undefined ? '' : ` -n ${namespace}`;
  const release = `kubectl${where} annotate ${kind.toLowerCase()} ${name} argocd.argoproj.io/tracking-id-`;
  return fate === 'left'
    ? `Waive this, merge, and run ${release}: the object stays as it is, and the new Application takes it over`
    : `Make two changes of it: first the new key without what this object is for, then the removal of the old one. Or waive this, merge, and run ${release}: the new Application takes it over before the old one deletes it`;
}

interface Need {
  readonly origin: Path;
  readonly object: string;
  readonly what: string;
  readonly holder: KubernetesObject;
}

/** Something in a new object that one of those that go still has: one finding for all of one key. */
function taken(input: TransitionInput): readonly Diagnostic[] {
  const holders = holdersIn(input);
  const needs = input.objects.flatMap((change) => needsOf(input, change, holders));
  return uniqueBy(needs, ({ origin }) => renderPath(origin)).map(({ origin: path }) => {
    const all = needs.filter(({ origin }) => renderPath(origin) === renderPath(path));
    const sentences = all.map(
      ({ object, what, holder }) => `${object} needs ${what}, which ${nameOf(holder)} has`,
    );
    const commands = new Set(all.map(({ holder }) => deletion(holder)));
    const args = { needs: sentences.join('; '), command: [...commands].join(' && ') };
    return diagnostic('lifecycle/still-held', args, { path });
  });
}

function needsOf(
  input: TransitionInput,
  { before, after, component, origin }: ObjectChange,
  holders: ReadonlyMap<string, Holder>,
): readonly Need[] {
  if (after === null) return [];
  const own = new Set(before === null ? [] : exclusivesOf(before));
  return exclusivesOf(after).flatMap((what) => {
    const holder = own.has(what) ? undefined : holders.get(what);
    if (holder === undefined || identityOf(holder.object) === identityOf(after)) return [];
    if (isLetGo(input, holder, component)) return [];
    return [{ origin, object: nameOf(after), what, holder: holder.object }];
  });
}

function deletion({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  const where = namespace === undefined ? '' : ` -n ${namespace}`;
  return `kubectl${where} delete ${kind.toLowerCase()} ${name}`;
}

/** Two Applications sync apart, so what the other one prunes is free at the next try. */
function isLetGo(input: TransitionInput, holder: Holder, component: string): boolean {
  return holder.component !== component && fateOf(input, holder.component) === 'pruned';
}

/** By what they hold, those that go or let go of it. */
function holdersIn({ objects }: TransitionInput): ReadonlyMap<string, Holder> {
  return new Map(
    objects.flatMap(({ before, after, componentBefore }) => {
      if (before === null) return [];
      const kept = new Set(after === null ? [] : exclusivesOf(after));
      return exclusivesOf(before)
        .filter((each) => !kept.has(each))
        .map((each) => [each, { component: componentBefore, object: before }] as const);
    }),
  );
}
