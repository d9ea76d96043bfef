// The document of one stack as the emulator can take it: without what it cannot do.

import { isExpression, replaceExpressions } from '../terraform/expressions.ts';
import type { RootDocument } from '../terraform/find-stacks.ts';
import { accountOf, providersOf } from '../terraform/rehearsal-override.ts';
import { sampleValue } from '../terraform/sample-value.ts';
import { type Body, concerns, type Gap, type Resource } from './gap.ts';

export interface WorkingCopy {
  readonly document: RootDocument;
  /** Which gap concerns which address; an address may have several. */
  readonly concerned: readonly Concern[];
}

export interface Concern {
  readonly gap: Gap;
  readonly address: string;
}

interface Options {
  readonly stack: string;
  readonly document: RootDocument;
  readonly gaps: readonly Gap[];
  readonly instancesInAccount: number;
  /** Whether Terraform is told not to look again at what the emulator forgets, so that what an edit changes is all
   * that a later apply finds. */
  readonly settles?: boolean;
  /** One that stays as it stands, for a probe. */
  readonly except?: Concern;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** A connection may break; what an emulator refuses it refuses again. */
const MAX_RETRIES = 5;

/** Which gaps concern which resources of a stack. */
export function concernsIn(options: Options): readonly Concern[] {
  const whole = options.document as Readonly<Record<string, unknown>>;
  return SECTIONS.flatMap(({ section, prefix }) =>
    resourcesOf(whole[section] as Blocks | undefined, prefix, options).flatMap((resource) =>
      options.gaps
        .filter((gap) => concerns(gap, resource))
        .map((gap) => ({ gap, address: resource.address })),
    ),
  );
}

export function workingCopy(options: Options): WorkingCopy {
  const { document, except, settles = false } = options;
  const whole = document as Readonly<Record<string, unknown>>;
  const concerned = concernsIn(options);
  const active = concerned.filter(
    ({ gap, address }) => gap !== except?.gap || address !== except.address,
  );
  const absent = new Set(
    active.filter(({ gap }) => gap.instead.leaves === 'resource').map(({ address }) => address),
  );
  const left = Object.fromEntries(
    Object.entries(whole)
      // What is adopted does not stand in an emulator that has just started.
      .filter(([section]) => section !== 'import')
      .map(([section, content]) => {
        const prefix = SECTIONS.find((each) => each.section === section)?.prefix;
        if (prefix === undefined) return [section, content] as const;
        return [
          section,
          withoutGaps(content as Blocks, { prefix, active, absent, settles }),
        ] as const;
      })
      // Terraform refuses a section without a block.
      .filter(([, content]) => Object.keys(content as object).length > 0),
  );
  const sampled = withoutReferences(left, absent, document) as RootDocument;
  const aws = providersOf(document).map((block) => ({ ...block, max_retries: MAX_RETRIES }));
  return { document: { ...sampled, provider: { aws } }, concerned };
}

const SECTIONS = [
  { section: 'resource', prefix: '' },
  { section: 'data', prefix: 'data.' },
] as const;

function resourcesOf(
  blocks: Blocks | undefined,
  prefix: string,
  { stack, document, instancesInAccount }: Options,
): readonly Resource[] {
  const { resource: resources } = document as { readonly resource?: Blocks };
  const neighbour = (address: string) => {
    const [type = '', name = ''] = address.split('.');
    return resources?.[type]?.[name];
  };
  return Object.entries(blocks ?? {}).flatMap(([key, named]) => {
    const type = `${prefix}${key}`;
    return Object.entries(named).map(([name, body]) => {
      const address = `${type}.${name}`;
      return { stack, type, address, body, neighbour, instancesInAccount };
    });
  });
}

interface Leaving {
  readonly prefix: string;
  readonly active: readonly Concern[];
  readonly absent: ReadonlySet<string>;
  readonly settles: boolean;
}

function withoutGaps(blocks: Blocks, { prefix, active, absent, settles }: Leaving): Blocks {
  const types = Object.entries(blocks).map(([type, named]) => {
    const left = Object.entries(named)
      .filter(([name]) => !absent.has(`${prefix}${type}.${name}`))
      .map(([name, body]) => {
        const gaps = active
          .filter(({ address }) => address === `${prefix}${type}.${name}`)
          .map(({ gap }) => gap.instead);
        const paths = gaps.flatMap((each) => (each.leaves === 'argument' ? [each.path] : []));
        const unread = gaps.flatMap((each) =>
          each.leaves === 'unread' || (each.leaves === 'drift' && settles) ? each.paths : [],
        );
        return [name, withoutLook(paths.reduce(withoutArgument, body), unread)] as const;
      });
    return [type, Object.fromEntries(left)] as const;
  });
  return Object.fromEntries(types.filter(([, named]) => Object.keys(named).length > 0));
}

/** An argument as a whole: what is in a set has no path. A resource that is gone, as its `id` says, is made again. */
function withoutLook(body: Body, paths: readonly string[]): Body {
  const lifecycle = (body['lifecycle'] ?? {}) as Body;
  const ignored = lifecycle['ignore_changes'] ?? [];
  if (paths.length === 0 || !Array.isArray(ignored)) return body;
  const heads = paths.map((path) => path.split('.')[0]).filter((head) => head !== 'id');
  if (heads.length === 0) return body;
  const all = [...new Set([...ignored, ...heads])];
  return { ...body, lifecycle: { ...lifecycle, ignore_changes: all } };
}

function withoutArgument(body: Body, path: string): Body {
  return drop(body, path.split('.')) as Body;
}

function drop(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => drop(item, path));
  if (typeof value !== 'object' || value === null) return value;
  const [head = '', ...rest] = path;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    if (key !== head) return [[key, item] as const];
    return rest.length === 0 ? [] : [[key, drop(item, rest)] as const];
  });
  return Object.fromEntries(entries);
}

/** Orders and triggers by what is absent go; values of it are made up. */
function withoutReferences(
  value: unknown,
  absent: ReadonlySet<string>,
  document: RootDocument,
): unknown {
  if (absent.size === 0) return value;
  const names = [...absent].map((address) => address.replaceAll('.', '\\.')).join('|');
  const mention = new RegExp(`(?<![\\w.])(?:${names})(?![\\w-])`);
  const where = accountOf(document);
  const text = (item: string): unknown => {
    if (isExpression(item)) return mention.test(item) ? sampleValue(item, where) : item;
    return replaceExpressions(item, (each) =>
      mention.test(each) ? String(sampleValue(each, where)) : each,
    );
  };
  const visit = (item: unknown): unknown => {
    if (typeof item === 'string') return text(item);
    if (Array.isArray(item)) return item.filter((each) => !absent.has(each)).map(visit);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, each]) => [key, visit(each)]));
  };
  return visit(value);
}
