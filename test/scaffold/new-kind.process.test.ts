// `new kind`: files that the launcher takes in, that compile, and that a compiler of types has nothing against.
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aShop, PROD } from '../edit/a-shop.ts';
import { launch } from '../support/launch.ts';
import { ROOT } from '../support/root.ts';

it('new kind makes one that a service uses', () => {
  const { folder, run } = aShop();
  expect(run('new', 'kind', 'feature-flags').exitCode).toBe(0);
  appendFileSync(
    join(folder, PROD),
    '\nfeatureFlags:\n  dark-mode: { value: "on", purpose: Dark mode }\n',
  );
  const { exitCode, error } = launch(
    ['set', 'shop/prod', 'services.web.uses.featureFlags', '[dark-mode]'],
    folder,
  );

  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
  const read = (path: string) => readFileSync(join(folder, 'dist/shop/prod', path), 'utf8');
  expect(read('terraform/data/cdk.tf.json')).toContain('"/shop-prod/feature-flag/dark-mode"');
  expect(read('terraform/identity/cdk.tf.json')).toContain('ssm:GetParameter');
  expect(read('kubernetes/web/configmap-web.yaml')).toContain('DARK_MODE_PARAMETER');

  writeFileSync(
    join(folder, 'extensions/tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'extensions.tsconfig.json'), include: ['.'] }),
  );
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', 'extensions'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(run('new', 'kind', 'feature-flags').error).toContain('already');
});
