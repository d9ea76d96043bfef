// Kinds of cert-manager. What leads elsewhere than to AWS is known by name alone.
import type { ShapeTable } from '../../src/check/kubernetes/schema/shape.ts';

const ISSUER = {
  fields: {
    apiVersion: 'text',
    kind: 'text',
    metadata: '#apis/meta/v1/ObjectMeta',
    spec: '#cert-manager.io/v1/IssuerSpec',
  },
  required: ['apiVersion', 'kind', 'spec'],
} as const;

const SECRET_KEY = { fields: { key: 'text', name: 'text' }, required: ['name'] } as const;

export const certManagerKinds = {
  'cert-manager.io/v1/Certificate': '#cert-manager.io/v1/Certificate',
  'cert-manager.io/v1/ClusterIssuer': '#cert-manager.io/v1/ClusterIssuer',
  'cert-manager.io/v1/Issuer': '#cert-manager.io/v1/Issuer',
} as const satisfies ShapeTable['kinds'];

/** https://cert-manager.io/docs/reference/api-docs/ */
export const certManager = {
  '#cert-manager.io/v1/ClusterIssuer': ISSUER,
  '#cert-manager.io/v1/Issuer': ISSUER,
  '#cert-manager.io/v1/IssuerSpec': {
    fields: {
      acme: '#cert-manager.io/v1/AcmeIssuer',
      ca: {
        fields: {
          crlDistributionPoints: { list: 'text' },
          issuingCertificateURLs: { list: 'text' },
          ocspServers: { list: 'text' },
          secretName: 'text',
        },
        required: ['secretName'],
      },
      selfSigned: { fields: { crlDistributionPoints: { list: 'text' } } },
      vault: 'any',
      venafi: 'any',
    },
  },
  '#cert-manager.io/v1/AcmeIssuer': {
    fields: {
      caBundle: 'text',
      disableAccountKeyGeneration: 'boolean',
      email: 'text',
      enableDurationFeature: 'boolean',
      externalAccountBinding: {
        fields: { keyAlgorithm: 'text', keyID: 'text', keySecretRef: SECRET_KEY },
        required: ['keyID', 'keySecretRef'],
      },
      preferredChain: 'text',
      privateKeySecretRef: SECRET_KEY,
      profile: 'text',
      server: 'text',
      skipTLSVerify: 'boolean',
      solvers: { list: '#cert-manager.io/v1/AcmeSolver' },
    },
    required: ['privateKeySecretRef', 'server'],
  },
  '#cert-manager.io/v1/AcmeSolver': {
    fields: {
      dns01: {
        fields: {
          acmeDNS: 'any',
          akamai: 'any',
          azureDNS: 'any',
          cloudDNS: 'any',
          cloudflare: 'any',
          cnameStrategy: { values: ['None', 'Follow'] },
          digitalocean: 'any',
          rfc2136: 'any',
          route53: {
            fields: {
              accessKeyID: 'text',
              accessKeyIDSecretRef: SECRET_KEY,
              auth: 'any',
              hostedZoneID: 'text',
              region: 'text',
              role: 'text',
              secretAccessKeySecretRef: SECRET_KEY,
            },
          },
          webhook: 'any',
        },
      },
      http01: 'any',
      selector: {
        fields: {
          dnsNames: { list: 'text' },
          dnsZones: { list: 'text' },
          matchLabels: { map: 'text' },
        },
      },
    },
  },
  '#cert-manager.io/v1/Certificate': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#cert-manager.io/v1/CertificateSpec',
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#cert-manager.io/v1/CertificateSpec': {
    fields: {
      additionalOutputFormats: {
        list: { fields: { type: { values: ['DER', 'CombinedPEM'] } }, required: ['type'] },
      },
      commonName: 'text',
      dnsNames: { list: 'text' },
      duration: 'text',
      emailAddresses: { list: 'text' },
      encodeUsagesInRequest: 'boolean',
      ipAddresses: { list: 'text' },
      isCA: 'boolean',
      issuerRef: {
        fields: { group: 'text', kind: 'text', name: 'text' },
        required: ['name'],
      },
      keystores: 'any',
      literalSubject: 'text',
      nameConstraints: 'any',
      otherNames: {
        list: { fields: { oid: 'text', utf8Value: 'text' } },
      },
      privateKey: {
        fields: {
          algorithm: { values: ['RSA', 'ECDSA', 'Ed25519'] },
          encoding: { values: ['PKCS1', 'PKCS8'] },
          rotationPolicy: { values: ['Never', 'Always'] },
          size: 'integer',
        },
      },
      renewBefore: 'text',
      renewBeforePercentage: 'integer',
      revisionHistoryLimit: 'integer',
      secretName: 'text',
      secretTemplate: {
        fields: { annotations: { map: 'text' }, labels: { map: 'text' } },
      },
      signatureAlgorithm: 'text',
      subject: {
        fields: {
          countries: { list: 'text' },
          localities: { list: 'text' },
          organizationalUnits: { list: 'text' },
          organizations: { list: 'text' },
          postalCodes: { list: 'text' },
          provinces: { list: 'text' },
          serialNumber: 'text',
          streetAddresses: { list: 'text' },
        },
      },
      uris: { list: 'text' },
      usages: { list: 'text' },
    },
    required: ['issuerRef', 'secretName'],
  },
} as const satisfies ShapeTable['types'];
