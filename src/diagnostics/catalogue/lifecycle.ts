// What a change would do to what already runs (src/lifecycle), compared with the merge base.
import { dataLifecycleCatalogue } from './lifecycle-data.ts';
import { interruptsLifecycleCatalogue } from './lifecycle-interrupts.ts';
import { kubernetesLifecycleCatalogue } from './lifecycle-kubernetes.ts';
import { removalCatalogue } from './lifecycle-removal.ts';
import { terraformLifecycleCatalogue } from './lifecycle-terraform.ts';
import { versionsLifecycleCatalogue } from './lifecycle-versions.ts';

export const lifecycleCatalogue = {
  ...dataLifecycleCatalogue,
  ...interruptsLifecycleCatalogue,
  ...kubernetesLifecycleCatalogue,
  ...terraformLifecycleCatalogue,
  ...removalCatalogue,
  ...versionsLifecycleCatalogue,
} as const;
