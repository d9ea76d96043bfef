import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { forEachWorkload, REFRESH, waitScript } from '../../src/delivery/pipeline/scripts.ts';

const VARIABLES = { APPLICATION: 'web', RESOURCE: 'apps:Deployment:web' };

/** Runs a script with an argocd that says what it is asked for; it fails for `broken`. */
function run(script: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const argocd = 'argocd() { echo "$@" >&3; test "$3" != broken; }';
  const input = `exec 3>&1\n${argocd}\n${script}\necho done`;
  const env = { PATH: process.env['PATH'] ?? '', ...VARIABLES, ...variables };
  return execFileSync('bash', { input, env, encoding: 'utf8' }).trim().split('\n');
}

describe('forEachWorkload', () => {
  const OTHERS = 'worker=apps:Deployment:worker beat=apps:Deployment:beat';

  it('does the same for the service and for all others', () => {
    expect(run(forEachWorkload(waitScript(900)), { OTHERS })).toEqual([
      ...['web', 'worker', 'beat'].map(
        (name) =>
          `app wait ${name} --resource apps:Deployment:${name} --sync --health --timeout 900`,
      ),
      'done',
    ]);
  });

  it.each([{}, { OTHERS: '' }])(
    'does it once where nobody else runs the image: %o',
    (variables) => {
      expect(run(forEachWorkload(REFRESH), variables)).toEqual(['app get web --refresh', 'done']);
    },
  );

  it('ends with the first that fails', () => {
    const others = { OTHERS: `broken=apps:Deployment:broken ${OTHERS}` };

    expect(() => run(forEachWorkload(waitScript(900)), others)).toThrow();
  });
});
