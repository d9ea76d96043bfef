// One field → the chain of lines that it comes from, as it is told.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { Environment as schema } from '../../environment/schema/schema.ts';
import { descriptionAt, isSecret } from '../../environment/schema/walk-schema.ts';
import type { FieldExplanation, Step } from '../../explain/explanation.ts';
import { bodyOf, type Field, nameOfObject } from '../../explain/fields/field.ts';
import type { Key } from '../../explain/keys/key.ts';
import type { Source } from '../../explain/search/effects.ts';
import { type Explained, explainField } from '../../explain/search/explain-field.ts';
import { findConstant } from '../../explain/source/find-constant.ts';
import { findDescription, findTierDefault } from '../../explain/source/find-description.ts';
import { toPlain, treeAt } from '../../load/tree.ts';
import type { Artifact } from '../../model/artifact.ts';
import { isHidden } from '../../model/page/is-hidden.ts';
import { showValue } from '../../review/render/show-value.ts';
import type { FoundField } from './find-field.ts';
import type { Program } from './open-program.ts';

export function answerField(
  program: Program,
  found: FoundField,
  time = program.request.time,
): FieldExplanation {
  const { opened, field, origin, environment, file, line } = found;
  const explained = explainField({ laboratory: opened.laboratory, field, origin, time });
  const show = hidesOf(field);
  const fromKeys = explained.sources.flatMap((source) => stepsOf(program, found, source));
  const constant = fromKeys.length > 0 ? [] : constantOf(program, explained);
  const because = explained.reasons
    .slice(0, 3)
    .flatMap((source) => stepsOf(program, found, source));
  const untried = explained.left.length;
  return {
    ...{ type: 'field', environment, file, line, untried },
    ...{ thing: thingOf(field), field: fieldName(field) },
    value: field.isBlock === true ? '' : (show(explained.value) ?? ''),
    answer: answerOf(explained, constant),
    from: [...fromKeys, ...constant],
    because: [...makerOf(found), ...because]
      .filter(isFirst)
      .filter((step) => !fromKeys.some((other) => isSamePlace(step, other))),
  };
}

function answerOf(
  { sources, left, field }: Explained,
  constant: readonly Step[],
): FieldExplanation['answer'] {
  const [first] = sources;
  if (field.isBlock === true) return 'block';
  if (first !== undefined) return first.key.type === 'default' ? 'default' : 'key';
  return left.length > 0 || constant.length === 0 ? 'not-found' : 'constant';
}

function isFirst(step: Step, at: number, all: readonly Step[]): boolean {
  return all.findIndex((other) => isSamePlace(other, step)) === at;
}

function isSamePlace(one: Step, other: Step): boolean {
  return one.file === other.file && one.line === other.line && one.key === other.key;
}

function thingOf({ artifact, path }: Field): string {
  if (artifact.type === 'text') return artifact.path;
  if (artifact.type === 'kubernetes') return nameOfObject(artifact.object);
  return addressOf(path)?.join('.') ?? `stack ${artifact.stack}`;
}

function addressOf(path: Path): Path | undefined {
  if (path[0] === 'resource' && path.length >= 3) return path.slice(1, 3);
  return path[0] === 'data' && path.length >= 3 ? path.slice(0, 3) : undefined;
}

function fieldName({ artifact, path, line }: Field): string {
  const inner =
    artifact.type === 'terraform' && addressOf(path) !== undefined ? path.slice(3) : path;
  return [renderPath(inner), line === undefined ? '' : `"${line}"`].filter(Boolean).join(' ');
}

/** Values of secrets are shown to nobody. */
function hidesOf({ artifact, path }: Field): (value: unknown) => string | undefined {
  const isOfSecret =
    artifact.type === 'kubernetes' &&
    artifact.object.kind === 'Secret' &&
    /^(data|stringData)$/.test(String(path[0]));
  const isKept = isOfSecret || isHidden(renderPath(path));
  return (value) => (isKept && value !== undefined ? '(hidden)' : showValue(value));
}

function stepsOf(
  program: Program,
  { field, environment }: FoundField,
  source: Source,
): readonly Step[] {
  const { key, edit, now, isValid } = source;
  const show = hidesOf(field);
  const own = key.environment === environment ? {} : { environment: key.environment };
  const showKey = (value: unknown) =>
    isSecret(schema, key.path) ? '(hidden)' : (showValue(value) ?? null);
  const step: Step = {
    ...own,
    ...{ file: key.at.file, line: key.at.line, type: key.type, key: renderPath(key.path) },
    value: key.type === 'name' ? null : showKey(key.value),
    text: key.type === 'read' ? '' : descriptionAt(schema, key.path),
    proof: {
      tried: edit.how === 'removed' ? null : showKey(edit.to),
      becomes: now.is === 'there' ? (show(now.value) ?? null) : null,
      isValid,
    },
  };
  return [step, ...belowOf(program, key, own)];
}

/** Of a default, the line of ours that says it; of what is written, layers below that say something else. */
function belowOf(
  program: Program,
  key: Key,
  own: { readonly environment?: string },
): readonly Step[] {
  const name = String(key.path.findLast((segment) => typeof segment === 'string') ?? '');
  if (key.type === 'default') {
    const text = descriptionAt(schema, key.path);
    const at =
      (key.isOfTier === true ? findTierDefault(program.sources(), name, key.value) : undefined) ??
      findDescription(program.sources(), name, text);
    const { file, line } = at ?? { file: 'src/environment/schema/schema.ts', line: null };
    return [
      {
        ...own,
        file: program.placeOfOurs(file),
        line,
        type: 'layer',
        key: '',
        value: showValue(key.value) ?? null,
        text: key.isOfTier === true ? 'of its tier' : '',
        proof: null,
      },
    ];
  }
  if (key.type !== 'written') return [];
  return program.layers.of(key.environment).flatMap(({ file, tree }): readonly Step[] => {
    const below = treeAt(tree, key.path);
    if (below === undefined || file === key.at.file) return [];
    const value = showValue(toPlain(below)) ?? null;
    return [
      {
        ...own,
        file,
        line: below.at.line,
        type: 'layer',
        key: renderPath(key.path),
        value,
        text: '',
        proof: null,
      },
    ];
  });
}

/** Said of what every key was tried for. */
export function constantOf(
  program: Program,
  { field, value, origin, left }: Explained,
): readonly Step[] {
  if (field.isBlock === true || left.length > 0) return [];
  const { artifact, path } = field;
  const at = findConstant(program.sources(), {
    plane: artifact.type,
    kind: kindOf(artifact, path),
    origin,
    place: placeOf(artifact),
    name: artifact.type === 'kubernetes' ? artifact.object.metadata.name : String(path[2] ?? ''),
    path: path.slice(artifact.type === 'terraform' && addressOf(path) ? 3 : 0),
    value,
  });
  return at === undefined
    ? []
    : [
        {
          ...at,
          file: program.placeOfOurs(at.file),
          type: 'constant',
          key: '',
          value: null,
          text: '',
          proof: null,
        },
      ];
}

function kindOf(artifact: Artifact, path: Path): string {
  if (artifact.type === 'kubernetes') return artifact.object.kind;
  return artifact.type === 'terraform' ? String(path[1] ?? '') : '';
}

function placeOf(artifact: Artifact): string {
  if (artifact.type === 'kubernetes') return artifact.component;
  return artifact.type === 'terraform' ? artifact.stack : (artifact.path.split('/').at(-1) ?? '');
}

/** The part of the environment that makes the resource or object. */
function makerOf({ opened, origin, field }: FoundField): readonly Step[] {
  if (origin.length === 0 || bodyOf(field.artifact) === undefined) return [];
  const at = opened.loaded.locate(origin, 'key');
  if (at === undefined) return [];
  const key = renderPath(origin);
  return [
    {
      file: at.file,
      line: at.line,
      type: 'maker',
      key,
      value: null,
      text: descriptionAt(schema, origin),
      proof: null,
    },
  ];
}
