import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWith } from '../../src/load/load-with.ts';
import { sourceTextIn } from '../../src/load/read-text.ts';
import { aModel } from './a-model.ts';
import { anEnvironmentFile, temporaryRoot } from './temporary-root.ts';

const FILE = 'environments/shop/prod.yaml';

function codesOf(root: string): string[] {
  return loadWith(aModel, { root, names: [] }).diagnostics.map(({ code }) => code);
}

describe('readText', () => {
  it('reports a folder in place of a file', () => {
    const root = temporaryRoot({ [`${FILE}/notes.txt`]: '' });

    expect(codesOf(root)).toEqual(['load/not-a-file']);
  });

  it('reports a pipe without waiting for somebody to write to it', () => {
    const root = temporaryRoot({ 'environments/shop/base.yaml': 'a: 1' });
    execFileSync('mkfifo', [join(root, FILE)]);

    expect(codesOf(root)).toEqual(['load/not-a-file']);
  });

  it('reports a link in a circle as unreadable', () => {
    const root = temporaryRoot({ 'environments/shop/base.yaml': 'a: 1' });
    symlinkSync('prod.yaml', join(root, FILE));

    expect(codesOf(root)).toEqual(['load/unreadable-file']);
  });

  it('reports a link to nothing as unreadable', () => {
    const root = temporaryRoot({ 'environments/shop/base.yaml': 'a: 1' });
    symlinkSync('nowhere.yaml', join(root, FILE));

    expect(codesOf(root)).toEqual(['load/unreadable-file']);
  });

  it('reports a file of 10 MB without reading it', () => {
    const root = temporaryRoot({ [FILE]: Buffer.alloc(10_000_000, 'a') });

    expect(codesOf(root)).toEqual(['load/file-too-large']);
  });

  it('reports a link out of environments/', () => {
    const root = temporaryRoot({
      'secret.yaml': anEnvironmentFile(),
      'environments/shop/base.yaml': 'a: 1',
    });
    symlinkSync(join(root, 'secret.yaml'), join(root, FILE));

    expect(codesOf(root)).toEqual(['load/link-outside']);
  });

  it('reports a system that links out of environments/', () => {
    const root = temporaryRoot({ [FILE]: anEnvironmentFile(), 'elsewhere/prod.yaml': 'a: 1' });
    symlinkSync(join(root, 'elsewhere'), join(root, 'environments/other'));

    expect(codesOf(root)).toEqual(['load/link-outside']);
  });

  it('reports bytes that are not UTF-8', () => {
    const root = temporaryRoot({ [FILE]: Buffer.from([0x61, 0x3a, 0x20, 0xff]) });

    expect(codesOf(root)).toEqual(['load/not-utf8']);
  });

  it('follows a link that stays in environments/', () => {
    const root = temporaryRoot({ 'environments/shop/shared.base.yaml': anEnvironmentFile() });
    symlinkSync('shared.base.yaml', join(root, FILE));

    expect(codesOf(root)).toEqual([]);
  });

  it('drops a byte order mark, which no editor counts', () => {
    const root = temporaryRoot({ [FILE]: `\uFEFFsytem: shop\n${anEnvironmentFile()}` });

    const [first] = loadWith(aModel, { root, names: [] }).diagnostics;

    expect(first?.at).toMatchObject({ line: 1, column: 1, endColumn: 6 });
  });
});

describe('sourceTextIn', () => {
  it('gives the text of a file of the repository and of no other', () => {
    const root = temporaryRoot({ [FILE]: 'a: 1', 'manifests/a.yaml': 'b: 2' });
    const outside = temporaryRoot({ 'secret.txt': 'secret' });
    mkdirSync(join(root, 'environments/folder'));

    const sourceOf = sourceTextIn(root);

    expect(sourceOf(FILE)).toBe('a: 1');
    expect(sourceOf('manifests/a.yaml')).toBe('b: 2');
    expect(sourceOf(relative(root, join(outside, 'secret.txt')))).toBeUndefined();
    expect(sourceOf('environments/folder')).toBeUndefined();
    expect(sourceOf('environments/nowhere.yaml')).toBeUndefined();
  });
});
