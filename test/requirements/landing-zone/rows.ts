import type { Rows } from '../proof/rows.ts';

export const rows: Rows = {};
