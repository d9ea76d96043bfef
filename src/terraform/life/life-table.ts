// Every type of resource that is emitted, and what happens to it when it has to be replaced.

import type { Life, LifeTable } from './life.ts';
import { cluster } from './table/cluster.ts';
import { edge } from './table/edge.ts';

const LIFE: LifeTable = { ...cluster, ...edge };

/** Undefined for a type of an extension's. */
export function lifeOf(type: string): Life | undefined {
  return LIFE[type];
}
