// Turns of phrase that all views of a review share.

import { renderPath } from '../../diagnostics/render-path.ts';
import { firstOf, plural } from '../../diagnostics/wording.ts';
import type { Affected } from '../affected.ts';
import type { Action, Cause, Edit } from '../change.ts';
import { isScalar } from '../fields/pair-items.ts';
import type { Group, Pattern } from '../groups/group-changes.ts';
import { showField } from './show-value.ts';

export const SIGNS: Readonly<Record<Action, string>> = {
  add: '+',
  remove: '-',
  change: '~',
  move: '→',
  forget: '-',
};

/** `environments/shop/prod.yaml:31`, and what changes there; a line for each of several. */
export function causeLines(cause: Cause): readonly string[] {
  if (cause.type === 'edits') return cause.edits.map(editLine);
  if (cause.type === 'environment') return [environmentLine(cause)];
  return cause.type === 'program'
    ? ['groundplan itself, or a version that it brings']
    : ['what is committed at the base is not what its environment files come to'];
}

function environmentLine(cause: Cause & { readonly type: 'environment' }): string {
  if (cause.is === 'new') return `environment ${cause.name} is new`;
  const left = `environment ${cause.name} is gone, and what it made stays where it is`;
  return cause.as === null ? left : `${left}: ${cause.as} makes the same a second time`;
}

export function editLine(edit: Edit): string {
  const place = `${edit.file}:${edit.line}${edit.isGone ? ' (as it was)' : ''}`;
  return `${place}  ${whatOf(edit)}`.trimEnd();
}

function whatOf({ file, path, before, after }: Edit): string {
  if (!file.startsWith('environments/')) return `(for ${renderPath(path)})`;
  const { before: was, after: is } = showField({ before, after });
  const key = renderPath(path);
  if (was === undefined && is === undefined) return key;
  if (was === undefined) return `${key} added${isScalar(after) ? `: ${is}` : ''}`;
  if (is === undefined) return `${key} removed${isScalar(before) ? `: ${was}` : ''}`;
  return `${key}: ${was} → ${is}`;
}

/** `commerce/prod` or `commerce/prod, commerce/staging and 3 more` */
export function reachOf({ environments }: Pick<Group, 'environments'>): string {
  return firstOf(environments, 3);
}

/** `Deployment order-service (commerce/prod)`; of many, how many and where. */
export function placesOf({ kind, places }: Pattern): string {
  const [first] = places;
  if (first === undefined) return kind;
  if (places.length === 1) return [first.name, placeOf(first)].filter(Boolean).join(' ');
  const environments = new Set(places.map(({ environment }) => environment));
  const names = [...new Set(places.map(({ name }) => shortName(name)))];
  const where = environments.size > 1 ? ` in ${plural(environments.size, 'environment')}` : '';
  return `${places.length} × ${kind}${where}: ${firstOf(names, 6)}`;
}

function placeOf({ environment, place }: Pattern['places'][number]): string {
  const parts = [environment, place].filter(Boolean);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

/** Without its kind. */
function shortName(name: string): string {
  return name.split(/[ ]/).at(-1) ?? name;
}

/** What people and machines do once it is merged, a step each. */
export function stepsOf(affected: Affected): readonly string[] {
  const { stacks, applications, images, secrets, confirmations } = affected;
  const synced = applications.filter(({ component }) => component !== 'argocd');
  const waves = synced.map(({ component, wave }) =>
    wave === null ? component : `${component} (${wave})`,
  );
  return [
    ...(images.length > 0 ? [`images that must be there: ${images.join(', ')}`] : []),
    ...(stacks.length > 0 ? [`Atlantis applies ${stacks.join(', ')}`] : []),
    ...(secrets.length > 0 ? [`values that somebody writes: ${secrets.join(', ')}`] : []),
    ...(confirmations.length > 0
      ? [`mail that somebody confirms: ${confirmations.join(', ')}`]
      : []),
    ...(waves.length > 0 ? [`Argo CD syncs, by wave: ${waves.join(', ')}`] : []),
  ];
}
