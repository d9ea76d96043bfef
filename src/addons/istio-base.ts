// The custom resources of Istio, and the webhook that checks them.
import type { Addon } from './addon.ts';
import { CRD, injectedPolicy, ROLES, VALIDATING } from './shared/cluster-kinds.ts';
import { serviceMesh } from './shared/dependents.ts';

type Values = { readonly defaultRevision: string };

export const istioBase: Addon<'istio-base'> = {
  name: 'istio-base',
  repository: 'https://istio-release.storage.googleapis.com/charts',
  chart: 'base',
  version: '1.30.3',
  namespace: 'istio-system',
  wave: -30,
  pods: [],
  watched: null,
  podSecurity: 'restricted',
  // Its webhook is answered by istiod.
  reach: () => ({ fromApiServer: [15017] }),
  clusterKinds: [CRD, ...ROLES, VALIDATING],
  ignored: injectedPolicy(VALIDATING),
  definitions: {
    kinds: [
      'extensions.istio.io',
      'networking.istio.io',
      'security.istio.io',
      'telemetry.istio.io',
    ],
    unless: { value: ['base', 'enableCRDTemplates'], isSet: true },
  },
  neededBy: serviceMesh,
  values,
};

function values(): Values {
  return { defaultRevision: 'default' };
}
