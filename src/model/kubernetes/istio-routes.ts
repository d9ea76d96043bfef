// Gateway and VirtualService of Istio: the fields we set.
// https://istio.io/latest/docs/reference/config/networking/gateway/
// https://istio.io/latest/docs/reference/config/networking/virtual-service/
import type { Labels } from './labels.ts';

export const GATEWAY = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway' } as const;

export interface GatewaySpec {
  /** Of the pods that carry the gateway out. */
  readonly selector: Labels;
  readonly servers: readonly {
    readonly port: { readonly number: number; readonly name: string; readonly protocol: 'HTTPS' };
    /** `namespace/host`; the namespace is where VirtualServices may come from. */
    readonly hosts: readonly string[];
    readonly tls: {
      readonly mode: 'SIMPLE';
      /** Secret in the namespace of the gateway. */
      readonly credentialName: string;
      readonly minProtocolVersion: string;
    };
  }[];
}

export const VIRTUAL_SERVICE = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
} as const;

export interface VirtualServiceSpec {
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  /** The first that matches wins. */
  readonly http: readonly {
    readonly match: readonly {
      readonly uri: { readonly exact: string } | { readonly prefix: string };
    }[];
    readonly route: readonly {
      readonly destination: { readonly host: string; readonly port: { readonly number: number } };
    }[];
    readonly headers: { readonly response: { readonly set: Readonly<Record<string, string>> } };
  }[];
}
