// .ci/release-notes, which the release workflow asks for the section of a tag.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../support/pages.ts';
import { ROOT } from '../support/root.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  mkdirSync(join(root, '.ci'));
  cpSync(join(ROOT, '.ci/release-notes'), join(root, '.ci/release-notes'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function notesOf(version: string, changelog: string) {
  writeFileSync(join(root, 'CHANGELOG.md'), changelog);
  const { status, stdout, stderr } = spawnSync(join(root, '.ci/release-notes'), [version], {
    encoding: 'utf8',
  });
  return { status, notes: stdout, error: stderr };
}

const sections = (unreleased: string) =>
  `# Changelog\n\n## Unreleased\n\n${unreleased}\n\n## 0.10.0\n\nTen.\n\n### Input\n\n- A key\n\n## 0.1.0\n\nOne.\n`;

describe('.ci/release-notes', () => {
  it('prints the section of the version and no other', () => {
    const ten = notesOf('0.10.0', sections('Nothing yet.'));
    const one = notesOf('0.1.0', sections('Nothing yet.'));

    expect([ten.status, ten.notes.trim()]).toEqual([0, 'Ten.\n\n### Input\n\n- A key']);
    expect([one.status, one.notes.trim()]).toEqual([0, 'One.']);
  });

  it('refuses a version without a section', () => {
    expect(notesOf('0.1', sections('Nothing yet.')).error).toBe(
      'CHANGELOG.md: no section "## 0.1"\n',
    );
  });

  it('refuses while something merged waits for a version', () => {
    const { status, error } = notesOf('0.1.0', sections('### Input\n\n- Another key'));

    expect([status, error]).toEqual([
      1,
      'CHANGELOG.md: lines under Unreleased have to move below the version\n',
    ]);
  });

  it('is what the release workflow asks, with the version of the tag', () => {
    const workflow = readPage('.github/workflows/release.yml');

    expect(workflow.match(/\.ci\/release-notes .*/g)).toEqual([
      '.ci/release-notes "$version" >/dev/null',
      '.ci/release-notes "${GITHUB_REF_NAME#v}" >build/notes.md',
    ]);
  });
});
