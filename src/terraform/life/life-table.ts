// Every type of resource that is emitted, and what happens to one that has to be replaced.
import type { Life, LifeTable } from './life.ts';
import { bucketsAndImages } from './table/buckets-and-images.ts';
import { cluster } from './table/cluster.ts';
import { edge } from './table/edge.ts';
import { identity } from './table/identity.ts';
import { messagesAndFunctions } from './table/messages-and-functions.ts';
import { network } from './table/network.ts';
import { observability } from './table/observability.ts';
import { organization } from './table/organization.ts';
import { stores } from './table/stores.ts';

export const LIFE: LifeTable = {
  ...bucketsAndImages,
  ...cluster,
  ...edge,
  ...identity,
  ...messagesAndFunctions,
  ...network,
  ...observability,
  ...organization,
  ...stores,
};

/** Undefined for a type of an extension's. */
export function lifeOf(type: string): Life | undefined {
  return LIFE[type];
}
