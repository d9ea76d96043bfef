import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkNamePrefixes } from '../../../src/environment/rules/landscape/name-prefixes.ts';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { Environment as schema } from '../../../src/environment/schema/schema.ts';
import { landscapeOf } from '../../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { withEveryAddon } from '../../support/every-addon.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const PREFIXED = { aws: { namePrefix: 'acme-s1' } };

describe('a prefix of names', () => {
  it('begins every name in AWS, also in rights and tags', () => {
    const terraform = terraformOf(anEnvironment({ ...PREFIXED, cluster: { name: 'core' } }));

    expect(terraform.one('aws_lb', 'main').name).toBe('acme-s1-main');
    for (const role of terraform.list('aws_iam_role')) expect(role.name).toMatch(/^acme-s1-/);
    for (const { document } of terraform.stacks) {
      expect(JSON.stringify(document)).not.toContain('shop-prod');
    }
  });

  it('begins no name in Kubernetes, Argo CD and Atlantis', () => {
    const named = (overrides: Overrides) =>
      compiledSmall(overrides).objects.map(
        ({ object: { kind, metadata } }) => `${kind}/${metadata.namespace}/${metadata.name}`,
      );

    expect(named(PREFIXED)).toEqual(named({}));
    expect(
      compiledSmall(PREFIXED).objects.find(({ object }) => object.kind === 'Deployment')?.object
        .metadata.labels,
    ).toMatchObject({ 'app.kubernetes.io/instance': 'shop-prod' });
  });

  it('is that of rights which add-ons have by the beginning of a name', () => {
    const every = withEveryAddon();
    const environment = { ...every, aws: { ...every.aws, namePrefix: 'acme-s1' } };
    const identity = JSON.stringify(terraformOf(environment).stack('identity').document);

    expect(identity).toContain(':targetgroup/acme-s1-*');
    expect(identity).not.toContain('targetgroup/night-school');
  });

  it('passes every check', () => {
    expect(checkEnvironment(compiledSmall(PREFIXED))).toEqual([]);
  });

  it('counts in the length of names', () => {
    const long = { aws: { namePrefix: 'a-company-with-a-long-name-abc' } };

    expect(findings(checkNames(anEnvironment(long)))).toContain(
      'model/name-too-long at key of edge.loadBalancers.main',
    );
  });

  it('is lower case, and begins with nothing that AWS keeps for itself', () => {
    const { namePrefix } = schema.shape.aws.shape;
    const read = (text: string) => namePrefix.safeParse(text).success;

    expect(['acme', 'acme-s1', 'internals'].map(read)).toEqual([true, true, true]);
    expect(['Acme', 'acme-', 'a--b', '1a', 'internal', 'aws-x', ''].map(read)).toEqual(
      Array(7).fill(false),
    );
  });

  it('is apart from those of other environments of the account', () => {
    const aged = (environment: string, aws: object) => anEnvironment({ environment, aws });
    const found = (own: ReturnType<typeof aged>, ...others: ReturnType<typeof aged>[]) =>
      findings(checkNamePrefixes(own, landscapeOf(own, ...others)));
    const own = aged('prod', { namePrefix: 'acme' });
    const taken = ['model/name-prefix-taken at value of aws.namePrefix'];

    expect(found(own)).toEqual([]);
    expect(found(own, aged('dev', { namePrefix: 'acme' }))).toEqual(taken);
    expect(found(own, aged('dev', { namePrefix: 'acme-dev' }))).toEqual(taken);
    expect(found(own, aged('dev', { namePrefix: 'acmedev' }))).toEqual([]);
    expect(found(own, aged('zoo', { namePrefix: 'acme' }))).toEqual([]);
    expect(found(own, aged('dev', { namePrefix: 'acme', account: '310987654321' }))).toEqual([]);
    expect(found(aged('prod', { namePrefix: 'shop' }), aged('zoo', {}))).toEqual(taken);
  });
});
