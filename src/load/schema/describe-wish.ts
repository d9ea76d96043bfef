// "expected …": what one issue of zod asks for, in words.
import type * as core from 'zod/v4/core';
import { countOf } from './scope.ts';

type Size = core.$ZodIssueTooBig | core.$ZodIssueTooSmall;

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an email address',
  url: 'a URL',
  uuid: 'a UUID',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  cidrv4: 'an IPv4 CIDR such as 10.0.0.0/16',
  cidrv6: 'an IPv6 CIDR such as 2001:db8::/32',
  date: 'a date such as 2026-01-31',
  datetime: 'a date and time such as 2026-01-31T12:00:00Z',
  time: 'a time such as 12:00:00',
  duration: 'an ISO 8601 duration such as PT30M',
  base64: 'base64 text',
  lowercase: 'lower-case text',
  uppercase: 'upper-case text',
};

/** The schema's own text when it has one; otherwise words for the kind of issue. */
export function describeWish(issue: core.$ZodIssue): string {
  if (issue.message !== '') return issue.message.replace(/\.$/, '');
  if (issue.code === 'too_big') return `expected ${sizeWords(issue, 'at most', 'less than')}`;
  if (issue.code === 'too_small') return `expected ${sizeWords(issue, 'at least', 'more than')}`;
  if (issue.code === 'not_multiple_of') return `expected a multiple of ${issue.divisor}`;
  if (issue.code === 'invalid_format') return `expected ${formatWords(issue)}`;
  if (issue.code === 'invalid_value') return `expected one of: ${issue.values.join(', ')}`;
  return 'expected another value';
}

/** Whether a size is that of a number, not the length of something. */
export function isNumeric({ origin }: Size): boolean {
  return origin === 'number' || origin === 'int' || origin === 'bigint';
}

function sizeWords(issue: Size, inclusive: string, exclusive: string): string {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const amount = isNumeric(issue) ? String(limit) : lengthWords(issue.origin, limit);
  if (issue.exact === true) return `exactly ${amount}`;
  return `${issue.inclusive === false ? exclusive : inclusive} ${amount}`;
}

function lengthWords(origin: string, limit: number | bigint): string {
  if (origin === 'string') return countOf(limit, 'character', 'characters');
  if (origin === 'array') return countOf(limit, 'entry', 'entries');
  return countOf(limit, 'key', 'keys');
}

function formatWords(issue: core.$ZodIssueInvalidStringFormat): string {
  if ('prefix' in issue) return `text that starts with "${issue.prefix}"`;
  if ('suffix' in issue) return `text that ends with "${issue.suffix}"`;
  if ('includes' in issue) return `text that contains "${issue.includes}"`;
  const words = FORMATS[issue.format];
  if (words !== undefined) return words;
  return issue.pattern === undefined ? `a ${issue.format}` : `text that matches ${issue.pattern}`;
}
