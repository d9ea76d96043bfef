// What lies beside the environments, read from real folders: links, endings, and YAML as Kubernetes reads it.
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/load/documents/read-documents.ts';
import { fromPlain } from '../../src/load/tree.ts';
import { findings } from '../support/findings.ts';
import { temporaryRoot } from './temporary-root.ts';

const NOWHERE = {
  file: 'environments/shop/prod.yaml',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
};
const READING = {
  type: 'folder',
  path: 'manifests/ledger',
  into: ['manifests', 'ledger', 'documents'],
  origin: ['manifests', 'ledger', 'path'],
} as const;

function read(files: Readonly<Record<string, string>>, link?: readonly [string, string]) {
  const root = temporaryRoot(files);
  if (link) {
    mkdirSync(dirname(join(root, link[1])), { recursive: true });
    symlinkSync(link[0], join(root, link[1]));
  }
  return readDocuments({ root, tree: fromPlain({}, NOWHERE) }, READING);
}

function dataOf(text: string): unknown {
  const { value, diagnostics } = read({ 'manifests/ledger/a.yaml': text });
  expect(diagnostics).toEqual([]);
  return value?.tree.entries.size === 1 ? Object.values(Object(value.value))[0] : undefined;
}

describe('readDocuments', () => {
  it('reads every document of every .yaml file of a folder and below, in the order of paths', () => {
    const { value } = read({
      'manifests/ledger/b.yaml': 'a: 1\n---\n# nothing\n---\na: 2\n',
      'manifests/ledger/a/c.yaml': 'a: 3\n',
      'manifests/ledger/README.md': 'Words.',
    });

    expect(value?.value).toEqual({ 'a/c.yaml': [{ a: 3 }], 'b.yaml': [{ a: 1 }, { a: 2 }] });
    expect(Object.keys(value?.value as object)).toEqual(['a/c.yaml', 'b.yaml']);
  });

  it.each([
    ['0644', 420],
    ['0o644', 420],
    ['-017', -15],
    ['089', 89],
    ['yes', true],
    ['Off', false],
    ['"yes"', 'yes'],
    ["'0644'", '0644'],
    ['1_000', 1000],
    ['0b101', 5],
    ['0x1F', 31],
    ['1.10', 1.1],
    ['2024-01-01', '2024-01-01'],
    ['~', null],
    ['', null],
  ])('reads %s as Kubernetes does', (written, value) => {
    expect(dataOf(`a: ${written}\n`)).toEqual([{ a: value }]);
  });

  it('keeps null, at any depth', () => {
    expect(dataOf('spec:\n  volumes:\n    - emptyDir:\n')).toEqual([
      { spec: { volumes: [{ emptyDir: null }] } },
    ]);
  });

  it.each([
    'a: "{{ $labels.pod }} is down"',
    'a: |\n  {{ range .Alerts }}{{ .Labels }}{{ end }}',
    "a: '{{instance}}'",
  ])('leaves the braces of others inside of texts: %s', (text) => {
    expect(read({ 'manifests/ledger/a.yaml': text }).diagnostics).toEqual([]);
  });

  it.each([
    ['a: "{{ .Values.name }}"', 1, 5],
    ['a: x-{{ .Name }}', 1, 4],
    ['b: 1\na: {{ include "x" . }}', 2, 4],
    ['{{- if .Values.on }}\na: 1\n{{- end }}', 1, 1],
  ])('finds a template of Helm: %s', (text, line, column) => {
    const { diagnostics } = read({ 'manifests/ledger/a.yaml': text });

    expect(diagnostics.map(({ code }) => code)).toEqual(['model/manifest-template']);
    expect(diagnostics[0]?.at).toMatchObject({ file: 'manifests/ledger/a.yaml', line, column });
  });

  it('misses the folder at the key that names it', () => {
    expect(findings(read({}).diagnostics)).toEqual([
      'model/folder-missing at value of manifests.ledger.path',
    ]);
  });

  it('follows a link inside of the repository, and none out of it', () => {
    const inside = read({ 'vendor/ledger/a.yaml': 'a: 1\n' }, ['../vendor/ledger', READING.path]);
    const outside = read({}, ['/etc', READING.path]);
    const file = read({ 'manifests/ledger/b.yaml': 'a: 1\n' }, [
      '/etc/hostname',
      'manifests/ledger/a.yaml',
    ]);

    expect(inside.value?.value).toEqual({ 'a.yaml': [{ a: 1 }] });
    expect(findings(outside.diagnostics)).toEqual([
      'model/folder-outside at value of manifests.ledger.path',
    ]);
    expect(file.diagnostics.map(({ code }) => code)).toEqual(['load/link-outside']);
  });

  it('says how a shared value is written out, not how layers share one', () => {
    const { diagnostics } = read({ 'manifests/ledger/a.yaml': 'a: &x 1\nb: *x\n' });

    expect(diagnostics.map(({ code, hint }) => [code, hint?.includes('explode')])).toEqual([
      ['load/anchor', true],
      ['load/anchor', true],
    ]);
  });
});
