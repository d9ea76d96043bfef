// What moto 5.2.1 cannot do of what the stacks ask. Seen by `npm run verify:apply -- --all`.
import type { Gap } from '../gap.ts';
import { cluster } from './cluster.ts';
import { data } from './data.ts';
import { edge } from './edge.ts';
import { network } from './network.ts';
import { operations } from './operations.ts';
import { organization } from './organization.ts';
import { state } from './state.ts';

export const gaps: readonly Gap[] = [
  ...state,
  ...network,
  ...cluster,
  ...edge,
  ...data,
  ...organization,
  ...operations,
];
