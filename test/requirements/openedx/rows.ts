import type { Rows } from '../proof/rows.ts';
import { stores } from './data.ts';
import { edge } from './edge.ts';
import { flows } from './flows.ts';
import { network } from './network.ts';
import { operations } from './operations.ts';
import { security } from './security.ts';
import { workloads } from './workloads.ts';

export const rows: Rows = {
  ...network,
  ...edge,
  ...workloads,
  ...flows,
  ...stores,
  ...security,
  ...operations,
};
