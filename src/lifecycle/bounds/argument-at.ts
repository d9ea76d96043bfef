import type { Json } from '../../model/artifact.ts';
import { bodyOf } from '../compare/resource-changes.ts';
import type { Body } from '../transition.ts';

/** The value at names of blocks and arguments; of several blocks, that of the first. */
export function argumentAt(body: Body, argument: string): Json | undefined {
  return argument
    .split('.')
    .reduce<Json | undefined>((value, name) => bodyOf([value].flat()[0])[name], body);
}
