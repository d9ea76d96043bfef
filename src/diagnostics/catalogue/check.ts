// What the check room reports about artifacts. One table per folder of the room.
import { atlantisCheckCatalogue } from './check-atlantis.ts';
import { chartsCheckCatalogue } from './check-charts.ts';
import { deliveryCheckCatalogue } from './check-delivery.ts';
import { kubernetesCheckCatalogue } from './check-kubernetes.ts';
import { planesCheckCatalogue } from './check-planes.ts';
import { safetyCheckCatalogue } from './check-safety.ts';
import { terraformCheckCatalogue } from './check-terraform.ts';
import { waiversCheckCatalogue } from './check-waivers.ts';

export const checkCatalogue = {
  ...kubernetesCheckCatalogue,
  ...terraformCheckCatalogue,
  ...deliveryCheckCatalogue,
  ...atlantisCheckCatalogue,
  ...chartsCheckCatalogue,
  ...planesCheckCatalogue,
  ...safetyCheckCatalogue,
  ...waiversCheckCatalogue,
} as const;
