// Every code there is, one table per room that reports it.
import { checkCatalogue } from './catalogue/check.ts';
import { commandCatalogue } from './catalogue/command.ts';
import { emitCatalogue } from './catalogue/emit.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { modelCatalogue } from './catalogue/model.ts';
import type { Entry } from './entry.ts';

export const catalogue = {
  ...loadCatalogue,
  ...modelCatalogue,
  ...checkCatalogue,
  ...emitCatalogue,
  ...commandCatalogue,
} as const;

export type Code = keyof typeof catalogue;

type Args = Readonly<Record<string, unknown>>;

export type CatalogueArgs<C extends Code> =
  (typeof catalogue)[C] extends Entry<infer A extends Args> ? A : never;
