import { describe, expect, it } from 'vitest';
import { withTagValues } from '../../src/terraform/tag-values.ts';

describe('tags', () => {
  it.each([
    ['Frontend build, CSS, JS, images', 'Frontend build / CSS / JS / images'],
    ['Courses, enrolments & grades; exams', 'Courses / enrolments and grades / exams'],
    ['What "customers" wait for (most)', 'What customers wait for most'],
    ['Größe: 3 = a+b/c_d.e@f', 'Größe: 3 = a+b/c_d.e@f'],
    ['x'.repeat(300), 'x'.repeat(256)],
  ])('take %j as every service takes it', (written, taken) => {
    expect(withTagValues({ name: 'a,b', tags: { Purpose: written } })).toEqual({
      name: 'a,b',
      tags: { Purpose: taken },
    });
  });

  it('leave expressions of Terraform as they are', () => {
    const tags = { Name: '${aws_vpc.main.id},x', Other: '${TfToken[TOKEN.1]}' };

    expect(withTagValues({ tags })).toEqual({ tags });
  });
});
