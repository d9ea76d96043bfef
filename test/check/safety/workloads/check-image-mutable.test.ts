import { describe, expect, it } from 'vitest';
import { checkImageMutable } from '../../../../src/check/safety/workloads/check-image-mutable.ts';
import { compiledNightSchool, corrupted } from '../../../support/compiled.ts';
import { writtenAt } from '../../../support/written-at.ts';
import { type Change, containerOf, itAcceptsNightSchool, itReports, ORIGIN } from './break-pod.ts';

const TAG = `${ORIGIN}.image.tag`;

function image(name: string): Change {
  return (open) => Object.assign(containerOf(open), { image: name });
}

describe('checkImageMutable', () => {
  itAcceptsNightSchool(checkImageMutable);

  itReports(checkImageMutable, 'check/image-mutable', [
    ['no tag', image('nginx'), TAG],
    ['a registry with a port, and no tag', image('registry:5000/nginx'), TAG],
    ['the tag latest', image('nginx:latest'), TAG],
    ['a bare major version', image('postgres:15'), TAG],
    [
      'the tag main in our own registry',
      image('111122223333.dkr.ecr.us-east-1.amazonaws.com/app:main'),
      TAG,
    ],
    [
      'a moving tag in the values of a chart',
      ({ components }) => {
        const thanos = components.find(({ name }) => name === 'thanos');
        Object.assign(thanos?.['source'].values, { image: { tag: 'latest' } });
      },
      'addons.thanos',
    ],
  ]);

  it.each([
    ['a digest', `nginx@sha256:${'a'.repeat(64)}`],
    ['a tag and a digest', `nginx:latest@sha256:${'a'.repeat(64)}`],
    ['a full version', 'public.ecr.aws/docker/library/postgres:15.18'],
    ['a commit', 'registry:5000/app:9f1c2ab'],
    ['a number in our own registry', '111122223333.dkr.ecr.us-east-1.amazonaws.com/app:15'],
  ])('accepts an image by %s', (_, name) => {
    expect(checkImageMutable(corrupted(compiledNightSchool(), image(name)))).toEqual([]);
  });

  it('points at the line that a person would change', () => {
    const found = checkImageMutable(corrupted(compiledNightSchool(), image('nginx:latest')));

    expect(found.map(writtenAt)).toEqual(['1.0.0 } }']);
  });
});
