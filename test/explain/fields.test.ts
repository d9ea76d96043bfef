import { describe, expect, it } from 'vitest';
import { fieldIn, isSameNow } from '../../src/explain/fields/field.ts';
import { pathInBody } from '../../src/explain/fields/path-in-body.ts';
import { lineOfPath, placeAtLine } from '../../src/explain/fields/place-in-text.ts';
import type { Artifact } from '../../src/model/artifact.ts';

const YAML = `# comment
kind: ConfigMap
data:
  script: |
    # not a comment
    echo one

  list:
    - name: first
      value: 1
    - { name: second, value: 2 }
`;

const JSON_TEXT = `{
  "resource": {
    "aws_vpc": {
      "main": {
        "cidr_block": "10.0.0.0/16",
        "tags": [
          "a",
          "b"
        ]
      }
    }
  }
}
`;

describe('a line of a text', () => {
  it.each([
    [2, { path: ['kind'], isBlock: false, value: 'ConfigMap' }],
    [3, { path: ['data'], isBlock: true }],
    [5, { path: ['data', 'script'], line: '# not a comment', isBlock: false }],
    [6, { path: ['data', 'script'], line: 'echo one', isBlock: false }],
    [10, { path: ['data', 'list', 0, 'value'], isBlock: false, value: 1 }],
  ])('%i of YAML', (line, place) => {
    expect(placeAtLine(YAML, line)).toMatchObject(place);
  });

  it('that is a comment or blank has nothing', () => {
    expect(placeAtLine(YAML, 1)).toBeUndefined();
    expect(placeAtLine(YAML, 7)).toBeUndefined();
  });

  it.each([
    [5, ['resource', 'aws_vpc', 'main', 'cidr_block']],
    [8, ['resource', 'aws_vpc', 'main', 'tags', 1]],
    [4, ['resource', 'aws_vpc', 'main']],
  ])('%i of JSON, and back', (line, path) => {
    expect(placeAtLine(JSON_TEXT, line)?.path).toEqual(path);
    expect(lineOfPath(JSON_TEXT, path)).toBe(line);
  });
});

describe('a field by its path', () => {
  const body = {
    metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
    containers: [
      { name: 'web', image: 'a' },
      { name: 'side', image: 'b' },
    ],
    policy: '{"Statement":[{"Sid":"Read","Action":"s3:GetObject"}]}',
  };

  it.each([
    ['metadata.labels.app.kubernetes.io/name', ['metadata', 'labels', 'app.kubernetes.io/name']],
    ['metadata.labels["app.kubernetes.io/name"]', ['metadata', 'labels', 'app.kubernetes.io/name']],
    ['containers[side].image', ['containers', 1, 'image']],
    ['containers.0.image', ['containers', 0, 'image']],
    ['containers[1].image', ['containers', 1, 'image']],
    ['policy.Statement[Read].Action', ['policy', 'Statement', 0, 'Action']],
    ['', []],
  ])('%s', (field, path) => {
    expect(pathInBody(body, field)).toEqual({ path });
  });

  it('that is not there says what is', () => {
    expect(pathInBody(body, 'metadata.lables')).toEqual({ missing: 'lables', known: ['labels'] });
  });
});

describe('a field in another outcome', () => {
  const objectOf = (name: string, containers: readonly object[]): Artifact => ({
    type: 'kubernetes',
    component: 'web',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { containers } },
    origin: [],
  });
  const artifact = objectOf('web', [
    { name: 'web', image: 'a' },
    { name: 'side', image: 'b' },
  ]);
  const field = { artifact, path: ['spec', 'containers', 1, 'image'] };
  const now = (other: Artifact | null, renames: readonly (readonly [string, string])[] = []) =>
    fieldIn(field, { artifacts: other === null ? [] : [other], renames });

  it('is found by the name of its item, not by its place', () => {
    const moved = objectOf('web', [
      { name: 'side', image: 'b' },
      { name: 'web', image: 'a' },
    ]);

    expect(isSameNow(field, now(moved))).toBe(true);
  });

  it('may be another, absent, or gone with its object', () => {
    expect(now(objectOf('web', [{ name: 'side', image: 'c' }]))).toEqual({
      is: 'there',
      value: 'c',
    });
    expect(now(objectOf('web', [{ name: 'web', image: 'a' }]))).toEqual({ is: 'absent' });
    expect(now(null)).toEqual({ is: 'gone' });
  });

  it('is followed where its object is called otherwise', () => {
    const renamed = objectOf('shop', [{ name: 'side', image: 'b' }]);

    expect(now(renamed)).toEqual({ is: 'gone' });
    expect(now(renamed, [['web', 'shop']])).toEqual({ is: 'there', value: 'b' });
  });
});
