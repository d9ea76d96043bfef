// What a change would do to what already runs (src/lifecycle), compared with the merge base.
import { dataLifecycleCatalogue } from './lifecycle-data.ts';
import { removalCatalogue } from './lifecycle-removal.ts';
import { terraformLifecycleCatalogue } from './lifecycle-terraform.ts';

export const lifecycleCatalogue = {
  ...dataLifecycleCatalogue,
  ...terraformLifecycleCatalogue,
  ...removalCatalogue,
} as const;
