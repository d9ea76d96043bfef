import { plural } from '../../diagnostics/wording.ts';
import type { Compilation } from '../../pipeline.ts';
import type { Base } from './read-base.ts';

/** How much was looked at, in words. */
export function renderCompared({ revision }: Base, { names, compared }: Compilation): string {
  const { fresh = 0, unapplied = 0, stacks = 0, resources = 0, objects = 0 } = compared ?? {};
  const there = names.length - fresh;
  const isNew = `${plural(fresh, 'environment')} ${fresh === 1 ? 'was' : 'were'} not there`;
  if (there === 0) return `Nothing runs yet: ${isNew} at ${revision}.\n`;
  const scope = plural(there, 'environment');
  const claims = unapplied === 1 ? 'says' : 'say';
  const unjudged = `; ${plural(unapplied, 'environment')} ${claims} applied: false and ${unapplied === 1 ? 'is' : 'are'} not judged`;
  const others = (fresh === 0 ? '' : `; ${isNew}`) + (unapplied === 0 ? '' : unjudged);
  if (resources === 0 && objects === 0) {
    return `Nothing that runs would change: ${scope} as at ${revision}${others}.\n`;
  }
  const terraform = `${plural(resources, 'resource')} of ${plural(stacks, 'stack')}`;
  return `Compared with ${revision}: ${terraform} and ${plural(objects, 'Kubernetes object')} differ in ${scope}${others}.\n`;
}
