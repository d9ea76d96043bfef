import type { Rows } from '../proof/rows.ts';
import { rows as compute } from './compute.ts';
import { rows as cost } from './cost.ts';
import { rows as data } from './data.ts';
import { rows as delivery } from './delivery.ts';
import { rows as edge } from './edge.ts';
import { rows as network } from './network.ts';
import { rows as observability } from './observability.ts';
import { rows as security } from './security.ts';
import { rows as dependencies } from './services/dependencies.ts';
import { rows as gateway } from './services/gateway.ts';
import { rows as services } from './services/services.ts';
import { rows as storage } from './storage.ts';

export const rows: Rows = {
  ...compute,
  ...cost,
  ...data,
  ...delivery,
  ...dependencies,
  ...edge,
  ...gateway,
  ...network,
  ...observability,
  ...security,
  ...services,
  ...storage,
};
