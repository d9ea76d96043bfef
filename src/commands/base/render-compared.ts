import { plural } from '../../diagnostics/wording.ts';
import type { Compilation } from '../../pipeline.ts';
import type { Base } from './read-base.ts';

/** How much was looked at, in words. */
export function renderCompared({ revision }: Base, { names, compared }: Compilation): string {
  const { stacks = 0, resources = 0, objects = 0 } = compared ?? {};
  const scope = plural(names.length, 'environment');
  if (resources === 0 && objects === 0) {
    return `Nothing that runs would change: ${scope} as at ${revision}.\n`;
  }
  const terraform = `${plural(resources, 'resource')} of ${plural(stacks, 'stack')}`;
  return `Compared with ${revision}: ${terraform} and ${plural(objects, 'Kubernetes object')} differ in ${scope}.\n`;
}
