// Pods read their Secret once, so a variable that comes from elsewhere has to replace them.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const HASH = 'groundplan.dev/secret-hash';

const other = {
  caches: {
    other: { nodeType: 'cache.r6g.large', shards: 1, replicasPerShard: 1, purpose: 'Others' },
  },
};

const compiled = (web: Overrides, rest: Overrides = {}) =>
  compileApps(anEnvironment({ ...rest, services: { web } }));

function webOf(output: ReturnType<typeof compileApps>) {
  const { template } = objectOf(output, 'Deployment', 'web')['spec'];
  const { env } = template.spec.containers[0];
  return { hash: template.metadata.annotations[HASH], env: JSON.stringify(env) };
}

describe('a service whose variable comes from another secret', () => {
  it('gets new pods, although the variable is called the same', () => {
    const before = webOf(compiled({}, other));
    const after = webOf(compiled({ uses: { caches: ['other'] } }, other));

    expect(after.env).toBe(before.env);
    expect(after.hash).not.toBe(before.hash);
  });

  it('keeps its pods where nothing of that changes', () => {
    const before = webOf(compiled({}));
    const { hash } = webOf(compiled({ replicas: 4, title: 'Another title' }));

    expect(before.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(hash).toBe(before.hash);
  });

  it('is fetched for before its pods change', () => {
    const output = compiled({});
    const wave = 'argocd.argoproj.io/sync-wave';
    const waveOf = (kind: string) =>
      Number(objectOf(output, kind, 'web')['metadata'].annotations[wave]);

    expect(waveOf('ExternalSecret')).toBeLessThan(waveOf('Deployment'));
  });

  it('says nothing to a Job, which would run again', () => {
    const [job] = objectsOf(compiled({ kind: 'job', port: null }), 'Job');

    expect(job?.['spec'].template.metadata.annotations).toHaveProperty([
      'groundplan.dev/config-hash',
    ]);
    expect(job?.['spec'].template.metadata.annotations).not.toHaveProperty([HASH]);
  });
});
