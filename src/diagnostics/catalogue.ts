// Every code of a room, one table per room that reports it. Kinds of resources bring their own.
import { checkCatalogue } from './catalogue/check.ts';
import { commandCatalogue } from './catalogue/command.ts';
import { emitCatalogue } from './catalogue/emit.ts';
import { extensionCatalogue } from './catalogue/extension.ts';
import { lifecycleCatalogue } from './catalogue/lifecycle.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { modelCatalogue } from './catalogue/model.ts';
import { patchCatalogue } from './catalogue/patch.ts';

export const catalogue = {
  ...extensionCatalogue,
  ...loadCatalogue,
  ...modelCatalogue,
  ...patchCatalogue,
  ...checkCatalogue,
  ...lifecycleCatalogue,
  ...emitCatalogue,
  ...commandCatalogue,
} as const;
