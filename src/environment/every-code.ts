// Every code there is: those of the rooms, and those that kinds of resources bring along.
import { catalogue } from '../diagnostics/catalogue.ts';
import type { Catalogue } from '../diagnostics/entry.ts';
import { everyKind } from '../kinds/kinds.ts';

export const everyCode: Catalogue = Object.assign(
  {},
  catalogue,
  ...everyKind.map(({ codes }) => codes ?? {}),
);
