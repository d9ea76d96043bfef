// What the check room reports about artifacts. One table per folder of the room.
import { atlantisCheckCatalogue } from './catalogue-check-atlantis.ts';
import { deliveryCheckCatalogue } from './catalogue-check-delivery.ts';
import { kubernetesCheckCatalogue } from './catalogue-check-kubernetes.ts';
import { planesCheckCatalogue } from './catalogue-check-planes.ts';
import { safetyCheckCatalogue } from './catalogue-check-safety.ts';
import { terraformCheckCatalogue } from './catalogue-check-terraform.ts';
import { waiversCheckCatalogue } from './catalogue-check-waivers.ts';

export const checkCatalogue = {
  ...kubernetesCheckCatalogue,
  ...terraformCheckCatalogue,
  ...deliveryCheckCatalogue,
  ...atlantisCheckCatalogue,
  ...planesCheckCatalogue,
  ...safetyCheckCatalogue,
  ...waiversCheckCatalogue,
} as const;
