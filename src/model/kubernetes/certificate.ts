// Certificates of cert-manager: who issues them, and what asks for one.
// https://cert-manager.io/docs/reference/api-docs/
export const CLUSTER_ISSUER = { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' } as const;
export const CERTIFICATE = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' } as const;

/** Name of the ClusterIssuer. */
export const ISSUER = 'letsencrypt';

export interface ClusterIssuerSpec {
  readonly acme: {
    readonly server: string;
    readonly email: string;
    readonly privateKeySecretRef: { readonly name: string };
    readonly solvers: readonly {
      readonly selector: { readonly dnsZones: readonly string[] };
      readonly dns01: { readonly route53: { readonly region: string } };
    }[];
  };
}

export interface CertificateSpec {
  readonly secretName: string;
  readonly dnsNames: readonly string[];
  readonly issuerRef: { readonly group: string; readonly kind: string; readonly name: string };
  readonly privateKey: {
    readonly algorithm: string;
    readonly size: number;
    readonly rotationPolicy: string;
  };
}

/** cert-manager renews it when two thirds of its life are over. */
export function certificateSpec(name: string, dnsNames: readonly string[]): CertificateSpec {
  const group = CLUSTER_ISSUER.apiVersion.replace('/v1', '');
  return {
    secretName: tlsSecretName(name),
    dnsNames,
    issuerRef: { group, kind: CLUSTER_ISSUER.kind, name: ISSUER },
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
  };
}

/** The Secret that holds the certificate of a service, or of the gateway. */
export function tlsSecretName(service: string): string {
  return `${service}-tls`;
}
