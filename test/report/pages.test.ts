import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadedNightSchool } from '../support/night-school.ts';
import { memberOfHub, reported, reportedFrom, reportOf } from './a-report.ts';
import { everyLinkIn, idsIn } from './links.ts';

const HOSTILE = `<script>alert("1")</script>'"&<img src=x onerror=alert(1)>`;

describe('the sources of pages', () => {
  // The launcher reads the bundle as Latin 1; what is no ASCII esbuild escapes in texts, and in templates it cannot.
  it('have letters beyond ASCII in quotes alone', () => {
    const sources = readdirSync('src/report', { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.startsWith('client'),
    );
    const offenders = sources.filter((path) => {
      const text = readFileSync(join('src/report', path), 'utf8');
      const rest = text
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/^\s*\/\/.*$/gm, '')
        .replaceAll(/'[^'\n]*'/g, '');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
      return text.includes('html`') && /[^\x00-\x7f]/.test(rest);
    });

    expect(sources.length).toBeGreaterThan(30);
    expect(offenders).toEqual([]);
  });
});

describe('a report', () => {
  it('is the same for the same environments, with nothing of the day in it', () => {
    const [first, second] = [reportOf(reported()), reportOf(reported())];

    expect(second).toBe(first);
  });

  it('asks nobody for anything, and forbids it', () => {
    const report = reportOf(reported());

    expect(report).toContain('default-src &#39;none&#39;');
    expect(report).not.toMatch(/<(link|img|iframe|object|embed|base)\b|@import|url\((?!#)/);
    expect(report.match(/<script[^>]*src/)).toBeNull();
  });

  it.each([
    ['a small environment', () => reported()],
    ['one with much of everything', () => reportedFrom(loadedNightSchool())],
    ['one that names another', () => reportedFrom(memberOfHub())],
  ])('leads from every link of %s to something that is there', (_what, environment) => {
    const report = reportOf(environment());
    const ids = new Set(idsIn(report));

    expect(ids.size).toBe(idsIn(report).length);
    expect(everyLinkIn(report).filter((each) => !ids.has(each))).toEqual([]);
  });

  it('names an environment that it has no page of, without a link', () => {
    expect(reportOf(reportedFrom(memberOfHub()))).toContain('<td>shop/hub</td>');
  });

  it('of a repository without environments says so on every page', () => {
    const report = reportOf();

    expect(report.match(/has no environments yet/g)).toHaveLength(9);
    expect(everyLinkIn(report).filter((each) => !idsIn(report).includes(each))).toEqual([]);
  });

  it.each([
    ['the title of a service', { services: { web: { title: HOSTILE } } }],
    ['the title of the environment', { title: HOSTILE }],
    ['a purpose', { buckets: { media: { purpose: HOSTILE } } }],
    [
      'a waiver',
      {
        waivers: {
          one: {
            ...{ code: 'model/search-burstable', path: 'search.main', until: '2027-03-31' },
            ...{ reason: HOSTILE, owner: HOSTILE },
          },
        },
      },
    ],
    ['a variable', { services: { web: { env: { WORDS: `${HOSTILE}</script><!--` } } } }],
    ['a category', { categories: { titles: { front: HOSTILE } } }],
  ])('takes %s as a text', (_what, overrides) => {
    const report = reportOf(reported(overrides));

    expect(report).not.toContain('<script>alert');
    expect(report).not.toContain('<img');
    expect(report.match(/<script\b/g)).toHaveLength(3);
    expect(report.match(/<\/script>/g)).toHaveLength(3);
  });

  it('never shows what is a secret by its name', () => {
    const env = { STRIPE_API_KEY: 'sk-live-0815' };
    const report = reportOf(reported({ services: { web: { env } } }));

    expect(report).not.toContain('sk-live-0815');
    expect(report).toContain('(not shown)');
  });
});
