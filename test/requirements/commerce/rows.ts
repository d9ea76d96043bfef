// Every statement of the design of the commerce platform.
import type { Rows } from '../proof/rows.ts';
import { data } from './data.ts';
import { technology } from './decisions.ts';
import { delivery } from './delivery.ts';
import { edge } from './edge.ts';
import { network } from './network.ts';
import { observability } from './observability.ts';
import { outcomes } from './outcomes.ts';
import { principles } from './principles.ts';
import { services } from './services.ts';

export const rows: Rows = {
  ...principles,
  ...network,
  ...edge,
  ...services,
  ...data,
  ...observability,
  ...delivery,
  ...outcomes,
  ...technology,
};
