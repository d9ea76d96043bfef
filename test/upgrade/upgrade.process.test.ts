// `upgrade`: another version, which differs from this one in a few lines, on the repository that `init` makes.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeShop, PROD } from '../edit/a-shop.ts';
import { put } from '../emit/temporary-folder.ts';
import { launch } from '../support/launch.ts';
import { ROOT } from '../support/root.ts';

let other = '';
let shop = '';

beforeAll(() => {
  other = mkdtempSync(join(tmpdir(), 'groundplan-other-'));
  for (const path of ['src', 'bin', 'locks', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, path), join(other, path), { recursive: true });
  }
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(other, 'node_modules'));
  shop = mkdtempSync(join(tmpdir(), 'groundplan-shop-'));
  for (const [path, text] of Object.entries(madeShop())) put(shop, path, text);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'init');
});
afterAll(() => {
  for (const folder of [other, shop]) rmSync(folder, { recursive: true, force: true });
});

function git(...words: string[]): string {
  return spawnSync('git', words, { cwd: shop, encoding: 'utf8' }).stdout;
}

/** Another text in a source of the other version. */
function change(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(ROOT, path), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(join(other, path), text.replace(from, to));
}

describe('upgrade', () => {
  it('finds nothing where the other version makes the same', () => {
    const { exitCode, out, error } = launch(['upgrade', other], shop);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain('Dangerous: nothing\nApplied in place: nothing\n');
  });

  it('sorts what it makes otherwise, and changes nothing', () => {
    change('package.json', /"version": "[\d.]+"/, '"version": "9.8.7"');
    change(
      'src/delivery/argocd/child-application.ts',
      'revisionHistoryLimit: 10',
      'revisionHistoryLimit: 5',
    );
    change('src/apps/pod-template.ts', 'enableServiceLinks: false', 'enableServiceLinks: true');
    change('src/delivery/page/render-stores.ts', "table(['Store'", "table(['Stores'");
    const { exitCode, out } = launch(['upgrade', other], shop);

    expect(out).toMatch(/^From \d+\.\d+\.\d+ to 9\.8\.7, with the same environments:\n/);
    expect(out).toMatch(/Dangerous: \d+\n {2}restarts pods: /);
    expect(out).toMatch(
      /Applied in place: \d+\n(?: {2}.*\n)* {2}changes Application in shop\/prod/,
    );
    expect(out).toMatch(/Applied without an effect: \d+\n(?: {2}.*\n)* {2}changes README\.md/);
    expect(out).toContain('Nothing was changed: --write');
    expect(exitCode).toBe(1);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('refuses to compare with what this version did not make', () => {
    writeFileSync(
      join(shop, PROD),
      `${madeShop()[PROD]}`.replace('maxConnections: 100', 'maxConnections: 90'),
    );
    const { exitCode, error } = launch(['upgrade', other], shop);
    git('checkout', '-q', '.');

    expect(exitCode).toBe(1);
    expect(error).toContain('command/results-differ');
  });

  it('says what the other version has against these environments', () => {
    change('src/model/schema/aws.ts', '\\d{12}$/, ', '\\d{13}$/, ');
    const { exitCode, error } = launch(['upgrade', other], shop);

    expect(exitCode).toBe(1);
    expect(error).toContain('aws.account');
    expect(error).toContain('command/upgrade-refused');
  });

  it('knows what is no version', () => {
    const { exitCode, error } = launch(['upgrade', './none.tgz'], shop);

    expect(exitCode).toBe(2);
    expect(error).toContain('Version "./none.tgz" cannot be had: ');
  });
});
