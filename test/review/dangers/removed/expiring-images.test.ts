import { describe, expect, it } from 'vitest';
import type { Body } from '../../../../src/lifecycle/transition.ts';
import { judgeExpiringImages } from '../../../../src/review/dangers/removed/expiring-images.ts';
import { changedStack, saidBy } from '../changed.ts';

function aPolicy(countNumber: number, more: object = {}) {
  const selection = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber, ...more };
  const policy = JSON.stringify({ rules: [{ rulePriority: 1, selection }] });
  return { resource: { aws_ecr_lifecycle_policy: { web: { repository: 'web', policy } } } };
}

const NONE = { resource: {} };
const saidOf = (before: Body, after: Body) =>
  saidBy(judgeExpiringImages, changedStack({ before, after }));

describe('images of a repository', () => {
  it('are deleted where fewer are kept', () => {
    expect(saidOf(aPolicy(30), aPolicy(5))).toEqual([
      'destroys data: aws_ecr_lifecycle_policy.web keeps 5 images instead of 30: the others are deleted',
    ]);
  });

  it('are kept where more are, and where the first rule of a new repository comes', () => {
    expect(saidOf(aPolicy(5), aPolicy(30))).toEqual([]);
    expect(saidOf(NONE, aPolicy(30))).toEqual([]);
  });

  it('are deleted by a rule that is new', () => {
    const days = aPolicy(14, { tagStatus: 'untagged', countType: 'sinceImagePushed' });

    expect(saidOf(aPolicy(30), days)).toEqual([
      'destroys data: aws_ecr_lifecycle_policy.web keeps 14 days of images, untagged instead of all: the others are deleted',
    ]);
  });
});
