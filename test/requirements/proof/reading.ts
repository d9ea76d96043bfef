// A proof in one line: where it reads, and what it expects there.
//   terraform('network', 'aws_vpc.main.cidr_block').is('10.0.0.0/16')
import { globOf } from '../../../src/model/values/glob.ts';
import type { Documents } from './documents.ts';
import type { Expectation } from './expectations.ts';
import * as expected from './expectations.ts';
import { type Found, parsePath, REMOVED, replaced, select } from './select.ts';

/** `output`: a field of the output. `sentence`: words of a page. `deviation`: what is done instead. */
export type Manner = 'output' | 'sentence' | 'deviation';

export interface Claim {
  readonly manner: Manner;
  /** What is read, and what is expected of it. */
  readonly text: string;
  readonly holds: (documents: Documents) => boolean;
  /** Each value it reads, once gone and once wrong. The claim has to fail in all of these. */
  readonly spoilt: (documents: Documents) => Iterable<Spoilt>;
}

export interface Spoilt {
  /** `spec.replicas removed` */
  readonly text: string;
  readonly documents: Documents;
}

/** The ends of a line. */
export type Reading = Readonly<{
  is: (value: unknown) => Claim;
  are: (...values: readonly unknown[]) => Claim;
  all: (value: unknown) => Claim;
  includes: (...parts: readonly unknown[]) => Claim;
  excludes: (...parts: readonly unknown[]) => Claim;
  matches: (pattern: RegExp) => Claim;
  between: (least: number, most: number) => Claim;
  atLeast: (least: number) => Claim;
  atMost: (most: number) => Claim;
  count: (count: number) => Claim;
  stands: () => Claim;
  absent: () => Claim;
}>;

/** `files`: a path, in which `*` stands for any characters; `path`: as in select.ts. */
export function reading(files: string, path: string, manner: Manner = 'output'): Reading {
  const expecting = (expectation: Expectation) => claimOf({ files, path, manner }, expectation);
  return {
    is: (value) => expecting(expected.is(value)),
    are: (...values) => expecting(expected.are(values)),
    all: (value) => expecting(expected.all(value)),
    includes: (...parts) => expecting(expected.includes(parts)),
    excludes: (...parts) => expecting(expected.excludes(parts)),
    matches: (pattern) => expecting(expected.matches(pattern)),
    between: (least, most) => expecting(expected.between(least, most)),
    atLeast: (least) => expecting(expected.between(least, Number.POSITIVE_INFINITY)),
    atMost: (most) => expecting(expected.between(Number.NEGATIVE_INFINITY, most)),
    count: (wanted) => expecting(expected.count(wanted)),
    stands: () => expecting(expected.stands()),
    absent: () => expecting(expected.absent()),
  };
}

interface Place {
  readonly files: string;
  readonly path: string;
  readonly manner: Manner;
}

interface Read extends Found {
  readonly file: string;
}

function claimOf({ files, path, manner }: Place, expectation: Expectation): Claim {
  const steps = parsePath(path);
  const pattern = globOf(files);
  const readIn = (documents: Documents): readonly Read[] =>
    documents.paths
      .filter((file) => pattern.test(file))
      .flatMap((file) => select(documents.read(file), steps).map((found) => ({ file, ...found })));
  return {
    manner,
    text: [files, path, expectation.text].filter((part) => part !== '').join(' '),
    holds: (documents) => expectation.isMet(readIn(documents).map(({ value }) => value)),
    spoilt: (documents) => spoil(documents, readIn(documents), expectation),
  };
}

function* spoil(
  documents: Documents,
  reads: readonly Read[],
  { wrong, mayMiss = false }: Expectation,
): Iterable<Spoilt> {
  for (const { file, keys, value } of reads) {
    const put = (content: unknown) => {
      const changed = replaced(documents.read(file), keys, content);
      return documents.with(file, changed === REMOVED ? undefined : changed);
    };
    const at = [file, ...keys].join(' ');
    if (!mayMiss) yield { text: `${at} removed`, documents: put(REMOVED) };
    for (const content of wrong(value)) {
      yield { text: `${at} as ${JSON.stringify(content)?.slice(0, 80)}`, documents: put(content) };
    }
  }
}
