import type { Rows } from '../proof/rows.ts';
import { cluster } from './cluster.ts';
import { costRows } from './cost.ts';
import { costTable } from './cost-table.ts';
import { data } from './data.ts';
import { edgeRows } from './edge.ts';
import { network } from './network.ts';
import { nodes } from './nodes.ts';
import { organizationRows } from './organization.ts';
import { recoveryRows } from './recovery.ts';
import { scaling } from './scaling.ts';
import { security } from './security.ts';

export const rows: Rows = {
  ...organizationRows,
  ...network,
  ...nodes,
  ...data,
  ...costTable,
  ...costRows,
  ...edgeRows,
  ...cluster,
  ...scaling,
  ...security,
  ...recoveryRows,
};
