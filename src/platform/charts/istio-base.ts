// The custom resources of Istio, and the webhook that checks them.
import type { ChartDefinition } from '../chart-definition.ts';

type Values = { readonly defaultRevision: string };

export const istioBase: ChartDefinition = { wave: -30, podSecurity: 'restricted', values };

function values(): Values {
  return { defaultRevision: 'default' };
}
