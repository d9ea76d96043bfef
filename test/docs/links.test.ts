// Every page: what it links to and tells to type is there, and the index names every page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scriptsOfOurs, unknownCommands } from '../support/commands.ts';
import { hasHeading, linksIn, pagesBelow, readPage } from '../support/pages.ts';
import { ROOT } from '../support/root.ts';
import { isOfGone } from '../support/systems/systems.ts';

const INDEX = 'docs/README.md';
/** Of the package, as npm lays it out: these it takes without being told. */
const SHIPPED = [
  'README.md',
  'LICENSE',
  'package.json',
  ...JSON.parse(readPage('package.json')).files,
];
const top = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'NOTICE.md'];
const pages = [...top, ...pagesBelow('docs'), 'examples/README.md'];

/** Written of all environments together; without any there is none. */
function isThere(file: string): boolean {
  return existsSync(join(ROOT, file)) || isOfGone(file) || /^atlantis(-server)?\.yaml$/.test(file);
}

function isShipped(file: string): boolean {
  return SHIPPED.some((each) => file === each || file.startsWith(`${each}/`));
}

describe.each(pages)('%s', (page) => {
  const links = linksIn(page);

  it('links to files that exist', () => {
    expect(links.map(({ file }) => file).filter((file) => !isThere(file))).toEqual([]);
  });

  it('links to headings that exist', () => {
    const lost = links.filter((link) => existsSync(join(ROOT, link.file)) && !hasHeading(link));
    expect(lost.map(({ file, heading }) => `${file}#${heading}`)).toEqual([]);
  });

  it.runIf(isShipped(page))('links to nothing that a reader of the package lacks', () => {
    expect(links.map(({ file }) => file).filter((file) => !isShipped(file))).toEqual([]);
  });

  it('names commands and options that exist', () => {
    expect(unknownCommands(readPage(page))).toEqual([]);
  });
});

const forUsers =
  /^(README|docs\/(README|tutorial|troubleshooting|versions|scale|(how-to|coming-from)\/.*))\.md$/;

describe.each(pages.filter((page) => forUsers.test(page)))('%s', (page) => {
  it('says of each script that init does not write that it is one of our repository', () => {
    expect(scriptsOfOurs(readPage(page))).toEqual([]);
  });
});

describe(INDEX, () => {
  it('names every page of docs, each decision through their own index', () => {
    const linked = new Set(linksIn(INDEX).map(({ file }) => file));
    const own = pagesBelow('docs').filter((page) => !page.startsWith('docs/decisions/'));

    expect(own.filter((page) => page !== INDEX && !linked.has(page))).toEqual([]);
    expect(linked).toContain('docs/decisions/README.md');
  });
});
