// Each statement of the design of the three-tier application.
import type { Rows } from '../proof/rows.ts';
import { application } from './application.ts';
import { cost } from './cost.ts';
import { data } from './data.ts';
import { edge } from './edge.ts';
import { network } from './network.ts';
import { observability } from './observability.ts';
import { operations } from './operations.ts';
import { recovery } from './recovery.ts';
import { security } from './security.ts';

export const rows: Rows = {
  ...network,
  ...edge,
  ...data,
  ...application,
  ...recovery,
  ...observability,
  ...security,
  ...cost,
  ...operations,
};
