// CHANGELOG.md: what docs/versions.md promises of it, and that what it names exists.
import { describe, expect, it } from 'vitest';
import { everyCode } from '../../src/environment/every-code.ts';
import { unknownCommands } from '../support/commands.ts';
import { codeIn, isKey, keysIn, readPage } from '../support/pages.ts';

const page = readPage('CHANGELOG.md');
const [, ...sections] = page.split(/^## /m);
const titleOf = (section: string) => section.split('\n')[0] ?? '';
const partsOf = (section: string) => [...section.matchAll(/^### (.+)$/gm)].map(([, part]) => part);

const PARTS = ['Input', 'Output', 'Contract'];
const STAGES = /^(check|command|extension|lifecycle|load|model|patch)\/[a-z0-9-]+$/;

describe('CHANGELOG.md', () => {
  it('begins with what is not released, then versions', () => {
    const [first, ...versions] = sections.map(titleOf);

    expect(first).toBe('Unreleased');
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has a section of the version in package.json', () => {
    expect(sections.map(titleOf)).toContain(JSON.parse(readPage('package.json')).version);
  });

  it('tells of each version its input, output and contract, in this order', () => {
    for (const section of sections.slice(1)) expect(partsOf(section)).toEqual(PARTS);
    const [unreleased = ''] = sections;
    expect(partsOf(unreleased)).toEqual(PARTS.filter((part) => partsOf(unreleased).includes(part)));
  });

  it('names codes, keys and commands that exist', () => {
    const codes = codeIn(page).filter((code) => STAGES.test(code));

    expect(codes.filter((code) => !Object.hasOwn(everyCode, code))).toEqual([]);
    expect(keysIn(page).filter((key) => !isKey(key))).toEqual([]);
    expect(unknownCommands(page)).toEqual([]);
  });
});
