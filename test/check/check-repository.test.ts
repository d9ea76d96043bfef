import { describe, expect, it } from 'vitest';
import { checkRepository } from '../../src/check/check-repository.ts';
import { outlineOf } from '../../src/check/outline.ts';
import { compileRepository } from '../../src/delivery/compile-repository.ts';
import { compiledNightSchool } from '../support/compiled.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';

const input = compiledNightSchool();

function repositoryOf(inputs: readonly (typeof input)[]) {
  const [atlantis, server] = compileRepository(inputs).map(({ content }) => content);
  return { outlines: inputs.map(outlineOf), atlantis: atlantis ?? '', server: server ?? '' };
}

/** Another environment in the same account that takes over everything of the first. */
const environment = { ...input.environment, environment: 'copy' };
const copy = { ...input, environment };

describe('checkRepository', () => {
  it('finds nothing in Night School', () => {
    expect(checkRepository(repositoryOf([input]))).toEqual([]);
  });

  it('reports what two environments both take, in the later one', () => {
    const inputs = [input, copy];

    const found = checkRepository(repositoryOf(inputs));

    const lines = findings(found.map(({ diagnostic }) => diagnostic));
    expect(found.filter((each) => each.environment?.environment !== 'copy')).toEqual([]);
    expect(lines).toContain('check/backend-key-duplicate at value of environment');
    expect(lines).toContain('check/aws-name-duplicate at value of services.cart-service');
    expect(lines.filter((line) => line.startsWith('check/backend'))).toHaveLength(12);
  });

  it('reports what AWS has only one of per account and region (S1-AUD-01, S1-AUD-02)', () => {
    const audit = { threatDetection: true, configuration: {} };
    const [one, other] = ['prod', 'copy'].map((name) =>
      compiledSmall({ environment: name, audit }),
    );
    const inputs = [one, other].filter((each) => each !== undefined);

    const found = checkRepository(repositoryOf(inputs));

    const lines = findings(found.map(({ diagnostic }) => diagnostic));
    expect(lines.filter((line) => line.includes('of audit'))).toEqual([
      'check/aws-name-duplicate at value of audit.configuration',
      'check/aws-name-duplicate at value of audit.configuration',
      'check/aws-name-duplicate at value of audit.configuration',
      'check/aws-name-duplicate at value of audit.threatDetection',
      'check/aws-name-duplicate at value of audit.ebsEncryption',
    ]);
  });

  it('reports what Cost Explorer has only one of per account (S1-COST-26, S1-TL-06)', () => {
    const cost = { anomalies: {}, rightsizing: true, allocationTags: ['System'] };
    const [one, other] = ['prod', 'copy'].map((name) => compiledSmall({ environment: name, cost }));
    const inputs = [one, other].filter((each) => each !== undefined);

    const found = checkRepository(repositoryOf(inputs));

    const lines = findings(found.map(({ diagnostic }) => diagnostic));
    expect(lines.filter((line) => line.includes('of cost'))).toEqual([
      'check/aws-name-duplicate at value of cost.anomalies',
      'check/aws-name-duplicate at value of cost.rightsizing',
      'check/aws-name-duplicate at value of cost.allocationTags',
    ]);
  });

  it('compares names behind expressions, but not expressions', () => {
    const found = checkRepository(repositoryOf([input, copy]));

    const types = found.map(({ diagnostic }) => diagnostic.args['type']);
    expect(types).toContain('aws_s3_bucket');
    expect(types).not.toContain('aws_security_group');
  });
});
