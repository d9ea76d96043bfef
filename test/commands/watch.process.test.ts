import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aShop, BASE } from '../edit/a-shop.ts';
import { ROOT } from '../support/root.ts';

const PATIENCE_MS = 240_000;

/** What it prints until `word` is in it. */
function until(child: ChildProcess, word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`no "${word}" in: ${text}`)), PATIENCE_MS);
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes(word)) return;
      clearTimeout(timer);
      resolve(text);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  });
}

it('synth --watch compiles again whenever a file changes, and says what is wrong with it', async () => {
  const { folder, read } = aShop();
  const words = [join(ROOT, 'bin/run.mjs'), 'src/main.ts', 'synth', '--watch'];
  const child = spawn('node', words, { cwd: folder });
  onTestFinished(() => {
    child.kill();
  });
  await until(child, 'Waiting for changes');

  writeFileSync(join(folder, BASE), read(BASE).replace('port: 8080', 'port: 8090'));
  const changed = await until(child, ' changed,');
  expect(changed).toContain('base.yaml has changed.');
  expect(
    readFileSync(join(folder, 'dist/shop/prod/kubernetes/web/deployment-web.yaml'), 'utf8'),
  ).toContain('8090');

  writeFileSync(join(folder, BASE), read(BASE).replace('port: 8090', 'port: none'));
  expect(await until(child, 'Nothing was written')).toContain('services.web.port');

  writeFileSync(join(folder, BASE), read(BASE).replace('port: none', 'port: 8080'));
  await until(child, ' changed,');
});
