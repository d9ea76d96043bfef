import { describe, expect, it } from 'vitest';
import {
  readBareReference,
  readTemplate,
} from '../../../../src/check/terraform/expressions/read-template.ts';

function referencesIn(text: string): readonly string[] {
  const { references = [] } = readTemplate(text) ?? {};
  return references.map(({ root, steps }) => [root, ...steps.map((step) => step ?? '*')].join('/'));
}

describe('readTemplate', () => {
  it.each([
    ['an attribute', '${aws_vpc.main.id}', ['aws_vpc/main/id']],
    [
      'a key with a hyphen',
      '${aws_subnet.public-us-east-1a.id}',
      ['aws_subnet/public-us-east-1a/id'],
    ],
    [
      'keys and indexes',
      '${data.x.y.outputs.ids["database/main"][2]}',
      ['data/x/y/outputs/ids/database/main/2'],
    ],
    ['old-style indexes and splats', '${a.b.0.c[*].d}', ['a/b/0/c/*/d']],
    ['two expressions between texts', 'x-${a.b}-${c.d}-y', ['a/b', 'c/d']],
    ['the arguments of a call', '${replace(a.b.c, "https://", "")}', ['a/b/c']],
    ['what follows a call', '${jsondecode(a.b.c)["password"]}', ['a/b/c']],
    ['a computed index', '${a.b[c.d]}', ['c/d', 'a/b/*']],
    ['operators, conditions and literals', '${a.b == null ? -c.d + 1 : !true}', ['a/b', 'c/d']],
    ['a list', '${[a.b, "x", (c.d)]}', ['a/b', 'c/d']],
    [
      'all but the variables of a for',
      '${one([for k, o in a.b.options : o.value if o.name == "x" && k != c.d]).type}',
      ['a/b/options', 'c/d'],
    ],
  ])('finds what %s refers to', (_, text, expected) => {
    expect(readTemplate(text)).toMatchObject({ isUnreadable: false, hasDirective: false });
    expect(referencesIn(text)).toEqual(expected);
  });

  it.each([
    ['no template', 'arn:aws:s3:::bucket/{key}'],
    ['escaped ones', '$${aws:username} and %%{ if }'],
  ])('finds nothing in a text with %s', (_, text) => {
    expect(readTemplate(text)).toBeUndefined();
  });

  it.each([
    '${aws:username}',
    '${a.b',
    '${}',
    '${a.b c.d}',
    '${nonsense(a.b)}',
    '${[for x a.b : x]}',
    '${{ a = 1 }}',
    '${"x${a.b}"}',
    '${a.}',
  ])('says that it cannot read %s', (text) => {
    expect(readTemplate(text)).toMatchObject({ isUnreadable: true });
  });

  it('sees a directive beside an expression', () => {
    expect(readTemplate('%{ if x }${a.b}')).toMatchObject({ hasDirective: true });
    expect(referencesIn('%{ if x }${a.b}')).toEqual(['a/b']);
  });
});

describe('readBareReference', () => {
  it('reads the names of depends_on', () => {
    expect(readBareReference('aws_vpc.main')).toEqual({ root: 'aws_vpc', steps: ['main'] });
  });

  it.each(['', 'a.b c.d', 'a.b, c.d', '"a"'])('refuses "%s"', (text) => {
    expect(readBareReference(text)).toBeUndefined();
  });
});
