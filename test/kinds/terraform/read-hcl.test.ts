import { describe, expect, it } from 'vitest';
import { type Block, readHcl } from '../../../src/kinds/terraform/folder/read-hcl.ts';
import { readJson } from '../../../src/kinds/terraform/folder/read-json.ts';

function blocks(text: string): readonly Block[] {
  const read = readHcl(text);
  if ('found' in read) throw new Error(`${read.line}: ${read.found}`);
  return read;
}

const headers = (text: string) => blocks(text).map(({ type, labels }) => [type, ...labels]);

describe('readHcl', () => {
  it('reads headers, labels with and without quotes, and lines', () => {
    const read = blocks('\n\nresource "aws_vpc" main {\n}\nlocals {}\n');

    expect(read.map(({ type, labels, line }) => [type, labels, line])).toEqual([
      ['resource', ['aws_vpc', 'main'], 3],
      ['locals', [], 5],
    ]);
  });

  it.each([
    ['a hash', '# provider "aws" {\n'],
    ['two slashes', '// provider "aws" {\n'],
    ['a block comment', '/* provider "aws" {\n}\n*/\n'],
    ['a comment between words', 'locals /* { */ { # }\n}\n'],
    ['a string', 'locals {\n  a = "provider \\"aws\\" {"\n}\n'],
    ['an interpolation with quotes and braces', 'locals {\n  a = "${f({ x = "}" })}"\n}\n'],
    ['an escaped interpolation', 'locals {\n  a = "$${ %%{ {"\n}\n'],
    ['a directive', 'locals {\n  a = "%{ if x == "}" }y%{ endif }"\n}\n'],
    ['a heredoc', 'locals {\n  a = <<EOT\nprovider "aws" {\n} "\nEOT\n}\n'],
    ['an indented heredoc', 'locals {\n  a = <<-EOT\n    provider "x" { "\n    EOT\n}\n'],
    ['a heredoc inside of a call', 'locals {\n  a = f(<<EOT\n ) } "\nEOT\n  , 1)\n}\n'],
    ['brackets over lines', 'locals {\n  a = [\n    "}", # ]\n    { b = 1 },\n  ]\n}\n'],
    ['a conditional with division', 'locals {\n  a = (1 / 2) > 3 ? "x" : "}"\n}\n'],
    ['lines of Windows', 'locals {\r\n  a = <<EOT\r\n}\r\nEOT\r\n}\r\n'],
    ['a mark of byte order', '\uFEFFlocals {}\n'],
  ])('finds no block in %s', (_, text) => {
    expect(headers(text).filter(([type]) => type !== 'locals')).toEqual([]);
  });

  it('reads a block on one line, and what follows', () => {
    const [variable, output] = blocks('variable "a" { default = "}" }\noutput "b" { value = 1 }');

    expect([...(variable?.attributes ?? [])]).toEqual([['default', '"}"']]);
    expect(output?.labels).toEqual(['b']);
  });

  it('reads arguments after heredocs', () => {
    const [block] = blocks('output "a" {\n  value = <<EOT\nx\nEOT\n  sensitive = true\n}\n');

    expect(block?.attributes.get('sensitive')).toBe('true');
  });

  it.each([
    ['locals {\n  a = "b\n}\n', { line: 2, found: 'a string without its end' }],
    ['locals {\n', { line: 1, found: 'a block without its end' }],
    ['locals {\n  a = <<EOT\nx\n', { line: 2, found: 'a heredoc without its end' }],
    ['/* x', { line: 1, found: 'a comment without its end' }],
    ['locals {\n  a = [1,\n}\n', { line: 2, found: 'no "]" for what begins here' }],
    ['x\n', { line: 1, found: 'neither an argument nor a block: "x"' }],
    ['}\n', { line: 1, found: 'an unexpected "}"' }],
  ])('says what it cannot read in %j', (text, unreadable) => {
    expect(readHcl(text)).toEqual(unreadable);
  });
});

describe('readJson', () => {
  it('reads the same structure, also from lists', () => {
    const read = readJson(
      JSON.stringify({
        '//': 'a comment',
        terraform: [{ backend: { s3: {} }, required_providers: { random: { source: 'a/b' } } }],
        variable: { a: [{ sensitive: true }] },
        resource: { aws_vpc: { main: {}, other: {} } },
      }),
    ) as readonly Block[];

    expect(read.map(({ type, labels }) => [type, ...labels])).toEqual([
      ['terraform'],
      ['variable', 'a'],
      ['resource', 'aws_vpc', 'main'],
      ['resource', 'aws_vpc', 'other'],
    ]);
    expect(read[0]?.blocks.map(({ type, labels }) => [type, ...labels])).toEqual([
      ['backend', 's3'],
      ['required_providers'],
    ]);
    expect(read[1]?.attributes.get('sensitive')).toBe('true');
  });

  it.each(['{', '3', 'null', '["a"]'])('refuses %s', (text) => {
    expect(readJson(text)).toHaveProperty('found');
  });
});
