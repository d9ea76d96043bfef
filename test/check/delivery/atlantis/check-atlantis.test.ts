// The three rules about atlantis.yaml, on what the compiler writes with one line changed.
import { describe, expect, it } from 'vitest';
import { checkRepository } from '../../../../src/check/check-repository.ts';
import { outlineOf } from '../../../../src/check/outline.ts';
import { compileRepository } from '../../../../src/delivery/compile-repository.ts';
import { compiledNightSchool } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { loadedNightSchool } from '../../../support/night-school.ts';

const input = compiledNightSchool();
const [file = '', server = ''] = compileRepository([input]).map(({ content }) => content);

function check(atlantis: string) {
  return checkRepository({ outlines: [outlineOf(input)], atlantis, server });
}

function changed(from: string, to: string): string {
  if (!file.includes(from)) throw new Error(`Not in the file: ${from}`);
  return file.replace(from, to);
}

/** The project of cost in a lower group than that of observability, which it depends on. */
const HASTY = file.replace(/(terraform\/cost\n(?:.*\n){3}.*group: )\d/, '$10');

const COST = '  - name: night-school-prod-cost\n    dir: dist/night-school/prod/terraform/cost\n';
const AT_FILE = 'at value of ';

describe('the rules about atlantis.yaml', () => {
  it.each([
    ['text that is not YAML', 'projects: [', [`check/atlantis-unreadable ${AT_FILE}`]],
    [
      'another version',
      changed('version: 3', 'version: 2'),
      [`check/atlantis-unreadable ${AT_FILE}`],
    ],
    [
      'an unknown key',
      changed('parallel_plan:', 'paralel_plan:'),
      [`check/atlantis-key ${AT_FILE}`],
    ],
    [
      'a key that needs the consent of the server',
      changed(COST, `${COST}    workflow: own\n`),
      [`check/atlantis-key ${AT_FILE}`],
    ],
    [
      'an unknown key of autoplan',
      changed('when_modified:', 'when_changed:'),
      [`check/atlantis-key ${AT_FILE}`],
    ],
    [
      'a folder without a stack',
      changed('terraform/cost', 'terraform/costs'),
      [
        'check/atlantis-coverage at value of cost.baseline',
        `check/atlantis-project-unknown ${AT_FILE}`,
      ],
    ],
    [
      'a stack with two projects',
      changed('terraform/cost', 'terraform/dns'),
      [
        'check/atlantis-coverage at value of edge.zone',
        'check/atlantis-coverage at value of cost.baseline',
      ],
    ],
    [
      'a name that is taken',
      changed('name: night-school-prod-cost', 'name: night-school-prod-state'),
      ['check/atlantis-project-name at value of aws.account'],
    ],
    [
      'a name that Atlantis does not accept',
      changed('name: night-school-prod-cost', 'name: "learning school: cost"'),
      ['check/atlantis-project-name at value of cost.baseline'],
    ],
    [
      'a dependency on a project that does not exist, in place of one that does',
      changed('      - night-school-prod-observability', '      - night-school-prod-observation'),
      Array(2).fill('check/atlantis-dependency at value of cost.baseline'),
    ],
    [
      'a group that is not higher than that of a dependency',
      HASTY,
      ['check/atlantis-order at value of cost.baseline'],
    ],
  ])('report %s', (_, atlantis, expected) => {
    expect(findings(check(atlantis).map(({ diagnostic }) => diagnostic))).toEqual(expected);
  });

  it('points at the line of the environment that made the stack', () => {
    const [found] = check(HASTY);

    const path = found?.diagnostic.path ?? [];
    expect(found?.environment).toMatchObject({ system: input.environment.system });
    expect(loadedNightSchool().locate(path, 'key')?.file).toMatch(/^environments\/night-school\//);
  });
});
