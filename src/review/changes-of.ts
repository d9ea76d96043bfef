// Resources, objects and texts that differ → changes, but for their causes.

import { resourcesIn } from '../lifecycle/compare/resource-changes.ts';
import type { ObjectChange, ResourceChange } from '../lifecycle/transition.ts';
import type { Artifact, KubernetesObject } from '../model/artifact.ts';
import type { Action, Change, TextChange } from './change.ts';
import { fieldChanges, type Sides } from './fields/field-changes.ts';

export type Uncaused = Omit<Change, 'cause'>;

export function changeOfResource(environment: string, of: ResourceChange): Uncaused {
  const { stack, address, addressBefore, type, before, after, origin } = of;
  const action = actionOf(of, address !== addressBefore);
  return {
    ...{ environment, place: stack, kind: type, name: address, nameBefore: addressBefore },
    thing: { plane: 'terraform', of },
    action: action === 'remove' && of.isForgotten ? 'forget' : action,
    fields: before && after ? fieldChanges({ before, after }) : [],
    origin,
  };
}

export function changeOfObject(environment: string, of: ObjectChange): Uncaused {
  const { component, componentBefore, before, after, origin } = of;
  const object = after ?? before;
  const hides = object?.kind === 'Secret' ? isSecretData : undefined;
  const name = object === null ? '' : nameOf(object);
  return {
    ...{ environment, place: component, kind: object?.kind ?? '', name },
    nameBefore: before === null ? name : nameOf(before),
    thing: { plane: 'kubernetes', of },
    action: actionOf(of, component !== componentBefore),
    fields: before && after ? toldFields({ before, after, ...(hides && { hides }) }) : [],
    origin,
  };
}

/** Says only that something else differs, which is told where it does. */
const FOLLOWS = 'metadata.annotations["groundplan.dev/content-hash"]';

function toldFields(sides: Sides): Change['fields'] {
  return fieldChanges(sides).filter(({ path }) => path !== FOLLOWS);
}

/** Whether it differs by nothing but what follows from other changes. */
export function isFollower({ action, fields, thing }: Uncaused): boolean {
  if (thing.plane !== 'kubernetes' || action !== 'change' || fields.length > 0) return false;
  const { before, after } = thing.of;
  return fieldChanges({ before, after }).some(({ path }) => path === FOLLOWS);
}

/** Of an environment that is new, or gone. */
export function changesOfArtifact(
  environment: string,
  artifact: Artifact,
  is: 'new' | 'gone',
): readonly Uncaused[] {
  const ends = <T>(body: T) =>
    is === 'new' ? { before: null, after: body } : { before: body, after: null };
  if (artifact.type === 'text') return [];
  if (artifact.type === 'kubernetes') {
    const { component, object, origin } = artifact;
    const of = { component, componentBefore: component, ...ends(object), origin };
    return [changeOfObject(environment, of)];
  }
  const { stack, document, origins } = artifact;
  return [...resourcesIn(document)].map(([address, body]) => {
    const [type = '', key = ''] = address.split('.');
    const place = { stack, address, addressBefore: address, type, key, isForgotten: false };
    return changeOfResource(environment, {
      ...place,
      ...ends(body),
      origin: origins[address] ?? [],
    });
  });
}

export function changeOfText(environment: string, of: TextChange): Uncaused {
  const { path } = of;
  const kind = path.slice(path.lastIndexOf('/') + 1);
  return {
    ...{ environment, place: '', kind, name: path, nameBefore: path },
    thing: { plane: 'file', of },
    action: actionOf(of, false),
    fields: [],
    origin: [],
  };
}

interface Ends {
  readonly before: unknown;
  readonly after: unknown;
}

function actionOf({ before, after }: Ends, hasMoved: boolean): Action {
  if (before === null) return 'add';
  if (after === null) return 'remove';
  return hasMoved ? 'move' : 'change';
}

/** `Deployment shop/web` */
function nameOf({ kind, metadata }: KubernetesObject): string {
  const { name, namespace } = metadata;
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

function isSecretData(path: string): boolean {
  return path.startsWith('data') || path.startsWith('stringData');
}
