// Who plans and applies the stacks of Parcelwise: workflows of GitHub in staging, Atlantis in prod.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../examples/parcelwise');

function read(path: string) {
  return parse(readFileSync(join(ROOT, path), 'utf8'));
}

interface Project {
  readonly name: string;
}

describe('who applies Parcelwise', () => {
  const projects: readonly Project[] = read('atlantis.yaml').projects;
  const named = (name: string) => projects.find((project) => project.name === name);

  it('is a workflow in staging, with the roles that the platform team keeps', () => {
    const { jobs, env } = read('dist/parcelwise/staging/ci/terraform.yaml');

    expect(env.LEVELS).toContain('"depot-names"');
    expect(JSON.stringify(jobs.plan)).toContain(':role/parcelwise-terraform-read"');
    expect(jobs['apply-0'].environment).toBe('staging');
    expect(projects.filter(({ name }) => name.startsWith('parcelwise-staging-'))).toEqual([]);
  });

  it('is Atlantis in prod, which asks more for data and knows projects of other folders', () => {
    expect(existsSync(join(ROOT, 'dist/parcelwise/prod/ci/terraform.yaml'))).toBe(false);
    expect(named('parcelwise-prod-data')).toMatchObject({
      plan_requirements: ['approved'],
      autoplan: { enabled: false },
    });
    expect(named('parcelwise-prod-depot-names')).toBeDefined();
    expect(named('mail')).toMatchObject({ depends_on: ['accounts', 'parcelwise-prod-dns'] });
  });

  it('gives the server what atlantis.yaml needs, and no more', () => {
    const { repos, workflows } = read('atlantis-server.yaml');

    expect(repos[0]).toMatchObject({
      import_requirements: ['approved', 'mergeable'],
      allowed_overrides: ['plan_requirements', 'apply_requirements', 'workflow'],
      allow_custom_workflows: false,
    });
    expect(Object.keys(workflows)).toEqual(['groundplan', 'audited']);
  });
});
