// What Parcelwise brings as manifests, and what it changes by patches.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = join(import.meta.dirname, '../../examples/parcelwise');

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

describe.each(['staging', 'prod'])('manifests of %s', (environment) => {
  const dist = `dist/parcelwise/${environment}`;

  it('are emitted as they are written', () => {
    const written = parseAllDocuments(read('manifests/scanner-broker/broker.yaml'));
    // Kubernetes reads YAML 1.1, in which 0444 is octal.
    const expected = written.map((each) => each.toJS()).filter(({ kind }) => kind !== 'Deployment');

    for (const object of expected) {
      const file = `${object.kind.toLowerCase()}-${object.metadata.name}.yaml`;
      expect(parse(read(`${dist}/kubernetes/scanner-broker/${file}`))).toEqual(object);
    }
    const deployment = read(`${dist}/kubernetes/scanner-broker/deployment-mosquitto.yaml`);
    expect(deployment).toContain('defaultMode: 292');
  });

  it('are reached by the service that uses them', () => {
    const policy = read(`${dist}/kubernetes/namespaces/networkpolicy-scanner-broker.yaml`);

    expect(policy).toContain('app.kubernetes.io/name: depot');
    expect(policy).toContain('port: 1883');
  });

  it('stand beside what a patch changed', () => {
    const deployment = parse(read(`${dist}/kubernetes/routing/deployment-routing.yaml`));

    expect(deployment.spec.template.spec.dnsConfig.options).toEqual([
      { name: 'ndots', value: '2' },
    ]);
    expect(read(`${dist}/README.md`)).toContain('| `routing-dns` | `services.routing` |');
  });
});
