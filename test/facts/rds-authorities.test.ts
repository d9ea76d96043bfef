import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import generated from '../../src/facts/rds-authorities.generated.json' with { type: 'json' };
import { rdsAuthorities } from '../../src/facts/rds-authorities.ts';

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----\n/g;

function certificatesOf(region: string): readonly X509Certificate[] {
  return [...(rdsAuthorities(region) ?? '').matchAll(PEM)].map(([pem]) => new X509Certificate(pem));
}

describe('rdsAuthorities', () => {
  it.each(Object.keys(generated.regions))('are three roots of its own for %s', (region) => {
    const certificates = certificatesOf(region);

    expect(certificates.map(({ subject }) => /CN=(.*)/.exec(subject)?.[1]).sort()).toEqual([
      `Amazon RDS ${region} Root CA ECC384 G1`,
      `Amazon RDS ${region} Root CA RSA2048 G1`,
      `Amazon RDS ${region} Root CA RSA4096 G1`,
    ]);
    for (const certificate of certificates) {
      expect(certificate.ca).toBe(true);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(new Date(certificate.validTo).getUTCFullYear()).toBeGreaterThanOrEqual(2061);
    }
  });

  it('are those of the region alone, so that a ConfigMap of them stays small', () => {
    expect(Buffer.byteLength(rdsAuthorities('us-east-1') ?? '')).toBeLessThan(5000);
    expect(rdsAuthorities('eu-west-1')).not.toBe(rdsAuthorities('us-east-1'));
  });

  it('are unknown for a region that is not in the data', () => {
    expect(rdsAuthorities('mars-north-1')).toBeUndefined();
  });
});
