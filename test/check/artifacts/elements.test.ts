import { describe, expect, it } from 'vitest';
import {
  allResources,
  dataOf,
  elementAt,
  resourcesOf,
} from '../../../src/check/artifacts/elements.ts';
import { compiledNightSchool } from '../../support/compiled.ts';

const POLICY = 'aws_iam_policy_document';

describe('resourcesOf', () => {
  it('gives the same objects whichever way they are asked for', () => {
    const input = compiledNightSchool();

    const [bucket] = resourcesOf(input, 'aws_s3_bucket');

    expect(allResources(input)).toContain(bucket);
    expect(elementAt(input, bucket?.stack ?? '', bucket?.address ?? '')).toBe(bucket);
  });

  it('gives nothing of a type that no stack has', () => {
    expect(resourcesOf(compiledNightSchool(), 'aws_sagemaker_domain')).toEqual([]);
  });
});

describe('dataOf', () => {
  it('gives data sources, which no resource of the same type hides', () => {
    const input = compiledNightSchool();

    const [document] = dataOf(input, POLICY);

    expect(document?.address).toBe(`data.${POLICY}.${document?.key}`);
    expect(resourcesOf(input, POLICY)).toEqual([]);
  });
});
