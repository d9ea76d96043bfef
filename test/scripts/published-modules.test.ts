import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stack } from '../../scripts/terraform/find-stacks.ts';
import { missingCopies, withCopies } from '../../scripts/terraform/published-modules.ts';

/** A stack in a repository that keeps a copy of one module. */
function stackThatCalls(call: { source: string; version?: string }, copy: string) {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-copies-'));
  const folder = join(root, 'dist/shop/prod/terraform/feed');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(root, 'rehearsal/modules', copy), { recursive: true });
  writeFileSync(join(root, 'rehearsal/modules', copy, 'main.tf'), '');
  const stack: Stack = { name: 'shop/prod/feed', folder, document: { module: { feed: call } } };
  return { stack, work: join(root, 'work') };
}

describe('published modules', () => {
  it.each([
    [{ source: 'git::https://github.com/a/b.git?ref=v1.2.0' }, 'github.com/a/b/v1.2.0', ''],
    [{ source: 'git::ssh://git@github.com/a/b.git?ref=v1.2.0' }, 'github.com/a/b/v1.2.0', ''],
    [{ source: 'git::https://host/a/b.git//x/y?ref=v1.2.0' }, 'host/a/b/v1.2.0', '/x/y'],
    [{ source: 'a/b/aws', version: '1.2.0' }, 'registry.terraform.io/a/b/aws/1.2.0', ''],
    [{ source: 'a/b/aws//x', version: '1.2.0' }, 'registry.terraform.io/a/b/aws/1.2.0', '/x'],
  ])('are taken from the copy of the repository: %o', (call, copy, inner) => {
    const { stack, work } = stackThatCalls(call, copy);

    expect(missingCopies(stack)).toEqual([]);
    expect(withCopies(stack, stack.document, work)).toEqual({
      module: { feed: { source: `./copies/feed${inner}` } },
    });
    expect(existsSync(join(work, 'copies/feed/main.tf'))).toBe(true);
  });

  it('of another version are no copy, and it is said where one would stand', () => {
    const call = { source: 'git::https://github.com/a/b.git?ref=v1.3.0' };
    const { stack, work } = stackThatCalls(call, 'github.com/a/b/v1.2.0');

    expect(missingCopies(stack)).toEqual(['rehearsal/modules/github.com/a/b/v1.3.0']);
    expect(withCopies(stack, stack.document, work)).toEqual({ module: { feed: call } });
  });

  it('are not folders of the repository', () => {
    const { stack } = stackThatCalls({ source: './module' }, 'x');

    expect(missingCopies(stack)).toEqual([]);
  });
});
