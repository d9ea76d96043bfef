// The kinds of resources that the repository brings along, and what is wrong with those that are none.
import { catalogue } from '../../diagnostics/catalogue.ts';
import { type Diagnostic, diagnostic, type Position } from '../../diagnostics/diagnostic.ts';
import type { Kind } from '../kind.ts';
import type { BundleFault, ExtensionBundle, ExtensionModule } from './bundle.ts';
import type { ExtendedKind } from './extended-kind.ts';
import { ExtensionError, placeOfError } from './extension-error.ts';
import { guarded } from './guarded.ts';
import { firstLine, shapeFaults } from './kind-shape.ts';
import { lineOf } from './line-of.ts';

export interface Extended {
  readonly kinds: readonly ExtendedKind[];
  readonly faults: readonly Diagnostic[];
}

/** `builtIn` are those that stand in the list. */
export function readExtensions(bundle: ExtensionBundle, builtIn: readonly Kind[]): Extended {
  const read = bundle.modules.map((module) => readModule(module, bundle.placeOf));
  const kinds = read.flatMap(({ kinds }) => kinds);
  const taken = kinds.flatMap((each, index) => [
    ...nameFaults(each, [...builtIn, ...kinds.slice(0, index).map(({ kind }) => kind)]),
  ]);
  return {
    kinds: kinds.filter((each) => !taken.some(({ at }) => at?.file === each.file)),
    faults: [...bundle.faults.map(bundleFault), ...read.flatMap(({ faults }) => faults), ...taken],
  };
}

function bundleFault({ text, at, detail }: BundleFault): Diagnostic {
  if (detail?.code === 'missing') {
    return diagnostic('extension/unknown-import', { name: detail.name }, { at });
  }
  if (detail?.code === 'impure') return diagnostic('extension/impure', detail, { at });
  if (detail?.code === 'refused') return diagnostic('extension/refused-import', detail, { at });
  return diagnostic('extension/syntax', { file: at.file, text: firstLine(text) }, { at });
}

function readModule(
  { folder, file, source, load }: ExtensionModule,
  placeOf: ExtensionBundle['placeOf'],
): Extended {
  const missing = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (load === null || source === null) {
    return fault(diagnostic('extension/no-kind-file', { file }, { at: missing }));
  }
  try {
    const { kind, default: other } = load() as { kind?: unknown; default?: unknown };
    const found = kind ?? other;
    if (found === undefined) {
      return fault(diagnostic('extension/no-kind', { file }, { at: missing }));
    }
    const faults = shapeFaults(found, folder).map((each) =>
      diagnostic(
        'extension/wrong-kind',
        { ...each },
        { at: lineOf({ file, source }, each.member) },
      ),
    );
    if (faults.length > 0) return { kinds: [], faults };
    const extended = { kind: found as Kind, file, source };
    return { kinds: [{ ...extended, kind: guarded(extended, placeOf) }], faults };
  } catch (error) {
    const at = placeOfError(error, placeOf) ?? missing;
    return fault(diagnostic('extension/threw', { place: at.file, text: firstLine(error) }, { at }));
  }
}

function fault(found: Diagnostic): Extended {
  return { kinds: [], faults: [found] };
}

function nameFaults(extended: ExtendedKind, others: readonly Kind[]): readonly Diagnostic[] {
  const { kind } = extended;
  const named = (['collection', 'slug', 'noun', 'defaults'] as const).flatMap((member) =>
    others
      .filter((other) => kind[member] !== null && other[member] === kind[member])
      .map((other) => ({ member, name: String(kind[member]), owner: other.collection })),
  );
  const codes = Object.keys(kind.codes ?? {}).flatMap((code) => [
    ...(Object.hasOwn(catalogue, code) ? [{ code, owner: 'groundplan' }] : []),
    ...others
      .filter((other) => Object.hasOwn(other.codes ?? {}, code))
      .map(({ collection: owner }) => ({ code, owner })),
  ]);
  const measures = Object.keys(kind.page?.measures ?? {}).flatMap((measure) =>
    others
      .filter((other) => Object.hasOwn(other.page?.measures ?? {}, measure))
      .map(({ collection: owner }) => ({ measure, owner })),
  );
  return [
    ...named.map((each) => taken(extended, each)),
    ...codes.map(({ code, owner }) => taken(extended, { member: 'code', name: code, owner })),
    ...measures.map(({ measure, owner }) =>
      taken(extended, { member: 'measure', name: measure, owner }),
    ),
  ];
}

interface Taken {
  readonly member: string;
  readonly name: string;
  readonly owner: string;
}

/** What somebody else goes by. */
export function taken(extended: ExtendedKind, { member, name, owner }: Taken): Diagnostic {
  const line = { code: 'codes', measure: 'page' }[member] ?? member;
  const at: Position = lineOf(extended, line);
  return diagnostic('extension/name-taken', { member, name, owner }, { at });
}

/** What an extension did wrong, out of an error that came up through the stages. */
export function faultOfExtension(
  error: unknown,
  { placeOf }: ExtensionBundle,
): Diagnostic | undefined {
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error; depth += 1) {
    if (current instanceof ExtensionError) return current.found;
    current = current.cause;
  }
  const at = placeOfError(error, placeOf);
  if (at === undefined) return undefined;
  return diagnostic('extension/threw', { place: at.file, text: firstLine(error) }, { at });
}
