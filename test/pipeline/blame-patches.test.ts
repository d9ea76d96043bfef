import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { blamePatches } from '../../src/pipeline/patches/blame-patches.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';

const PATCH = {
  target: 'services.web',
  patch: [{ op: 'add', path: '/spec/x', value: 1 }],
  reason: 'Because',
};

function found(name: string) {
  return diagnostic('check/project-unknown', { application: name, project: name } as never, {
    path: ['services', 'web'],
  });
}

/** Each patch causes the finding of its name; `old` is there anyway. */
function blame(names: readonly string[], needed: readonly string[] = []) {
  const patches = Object.fromEntries(names.map((name) => [name, PATCH]));
  const environment = anEnvironment({ patches });
  let compilations = 0;
  const all = [found('old'), ...names.map(found)];
  const result = blamePatches(environment, all, (left) => {
    compilations += 1;
    const keys = Object.keys(left);
    if (keys.length > 0 && needed.some((name) => !keys.includes(name))) return null;
    return [found('old'), ...keys.map(found)];
  });
  return { result, compilations };
}

describe('blamePatches', () => {
  it('points at the patch that a finding is gone without', () => {
    const { result } = blame(['one', 'two']);

    expect(findings(result)).toEqual([
      'check/project-unknown at value of services.web',
      'check/project-unknown at value of patches.one.patch',
      'check/project-unknown at value of patches.two.patch',
    ]);
    expect(result[1]?.hint).toBe('Change patch one, which causes it, or delete it');
  });

  it('compiles once for a single patch, and never without one', () => {
    expect(blame(['one']).compilations).toBe(1);
    expect(blame([]).compilations).toBe(0);
  });

  it('leaves a finding where it is when another patch does not apply without its cause', () => {
    expect(findings(blame(['one', 'two'], ['one']).result)).toEqual([
      'check/project-unknown at value of services.web',
      'check/project-unknown at value of services.web',
      'check/project-unknown at value of patches.two.patch',
    ]);
  });
});
