// The words in which gaps are written.
import type { Gap, Resource } from '../gap.ts';

export const LEFT_OUT = { leaves: 'resource' } as const;

export function drift(...paths: string[]): Gap['instead'] {
  return { leaves: 'drift', paths };
}

export function unread(...paths: string[]): Gap['instead'] {
  return { leaves: 'unread', paths };
}

export function without(path: string): Gap['instead'] {
  return { leaves: 'argument', path };
}

export function mentions(expression: string): (resource: Resource) => boolean {
  return ({ body }) => JSON.stringify(body).includes(expression);
}

const NO_OPERATION = 'it has no such operation';

export function noOperation(type: string): Gap {
  return { type, missing: NO_OPERATION, instead: LEFT_OUT };
}

/** What is part of something that is left out. */
export function partOf(type: string, ...whole: string[]): Gap {
  return {
    type,
    missing: `there is no ${whole.join(' and no ')}`,
    instead: LEFT_OUT,
    follows: whole,
  };
}
