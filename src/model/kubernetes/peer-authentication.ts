// A PeerAuthentication of Istio: the fields we set.
// https://istio.io/latest/docs/reference/config/security/peer_authentication/
import type { Labels } from './labels.ts';

interface MutualTls {
  readonly mode: 'STRICT' | 'PERMISSIVE';
}

export interface PeerAuthenticationSpec {
  readonly selector?: { readonly matchLabels: Labels };
  readonly mtls?: MutualTls;
  /** By the port of the pod, as a text. */
  readonly portLevelMtls?: Readonly<Record<string, MutualTls>>;
}

export const PEER_AUTHENTICATION = {
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
} as const;
