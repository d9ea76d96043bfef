// What the stacks declare and what they name, read once per input for all rules of this folder.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { Json, TerraformArtifact } from '../../model/artifact.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import type { Reference } from './expressions/read-expression.ts';
import { readBareReference, readTemplate, type Template } from './expressions/read-template.ts';

/** One block: a resource, data source, ephemeral resource, output or provider. */
export interface Block {
  /** `aws_vpc.main`, `data.aws_iam_policy_document.media`, `output.vpc_id`, `provider.aws`. */
  readonly address: string;
  readonly body: Body;
  readonly origin: Path;
  readonly texts: readonly Text[];
}

/** A place of a block where Terraform looks for something by name. */
export interface Text {
  /** `policy.statement[0].resources[1]`, relative to its block. */
  readonly argument: string;
  readonly path: Path;
  readonly template: Template;
}

export interface StackIndex {
  readonly artifact: TerraformArtifact;
  readonly blocks: readonly Block[];
  readonly byAddress: ReadonlyMap<string, Block>;
}

export const stackIndexes: (input: CheckInput) => readonly StackIndex[] = oncePerInput(
  ({ stacks }) => stacks.map(indexStack),
);

/** The address a reference is about; undefined for one that is about no block. */
export function addressOf({ root, steps }: Reference): string | undefined {
  const path = root === 'data' || root === 'ephemeral' ? steps.slice(0, 2) : steps.slice(0, 1);
  const names = path.filter((step) => typeof step === 'string');
  return names.length === path.length && path.length > 0 ? [root, ...names].join('.') : undefined;
}

export function referencesOf({ texts }: Block): readonly Reference[] {
  return texts.flatMap(({ template }) => template.references);
}

/** Arguments whose texts are names without `${}`. */
const BARE: ReadonlySet<string> = new Set(['depends_on', 'replace_triggered_by']);
/** Checked by rules of their own, and never templates. */
const NAMES_OF_ITSELF: ReadonlySet<string> = new Set(['ignore_changes']);

function indexStack(artifact: TerraformArtifact): StackIndex {
  const { document, origins } = artifact;
  const ofKey = new Map<string, Path>();
  for (const [address, origin] of Object.entries(origins)) {
    const key = address.slice(address.lastIndexOf('.') + 1);
    if (!ofKey.has(key)) ofKey.set(key, origin);
  }
  const blocks = bodiesOf(document).map(([address, body]): Block => {
    const texts = textsIn(body);
    const key = address.slice(address.lastIndexOf('.') + 1);
    // Outputs and ephemeral resources have no origin: that of what they are made from is the nearest.
    const origin = origins[address] ??
      originOfNamed(texts, origins) ??
      ofKey.get(key) ?? ['environment'];
    return { address, body, texts, origin };
  });
  return { artifact, blocks, byAddress: new Map(blocks.map((each) => [each.address, each])) };
}

function originOfNamed(
  texts: readonly Text[],
  origins: TerraformArtifact['origins'],
): Path | undefined {
  return texts
    .flatMap(({ template }) => template.references)
    .map((reference) => origins[addressOf(reference) ?? ''])
    .find((origin) => origin !== undefined);
}

/** Every block of a document with its address; `terraform` itself cannot name anything. */
function bodiesOf(document: Body): readonly (readonly [string, Body])[] {
  return Object.entries(document).flatMap(([block, content]) => {
    if (block === 'terraform' || block === '//') return [];
    const isTyped = block === 'resource' || block === 'data' || block === 'ephemeral';
    const prefix = block === 'resource' ? '' : `${block}.`;
    return Object.entries(asBody(content)).flatMap(([name, body]) =>
      isTyped
        ? Object.entries(asBody(body)).map(
            ([key, each]) => [`${prefix}${name}.${key}`, asBody(each)] as const,
          )
        : [[`${prefix}${name}`, Array.isArray(body) ? { list: body } : asBody(body)] as const],
    );
  });
}

function textsIn(body: Body): readonly Text[] {
  const found: Text[] = [];
  for (const [key, value] of Object.entries(body)) {
    if (key === 'provider' && typeof value === 'string') continue;
    if (BARE.has(key)) found.push(...bareTexts(key, value));
    else addTexts(found, value, [key]);
  }
  return found;
}

function addTexts(found: Text[], value: Json, path: Path): void {
  if (typeof value === 'string') {
    // Most texts hold no brace; what it costs to look closer is saved for the others.
    const template = value.includes('{') ? readTemplate(value) : undefined;
    if (template) found.push({ argument: renderPath(path), path, template });
  } else if (Array.isArray(value)) {
    value.forEach((each, index) => {
      addTexts(found, each, [...path, index]);
    });
  } else if (value !== null && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) addEntry(found, key, each, path);
  }
}

/** Keys of maps are templates too. */
function addEntry(found: Text[], key: string, value: Json, path: Path): void {
  const inner = [...path, key];
  addTexts(found, key, inner);
  const isOfLifecycle = path.length === 1 && path[0] === 'lifecycle';
  if (isOfLifecycle && NAMES_OF_ITSELF.has(key)) return;
  if (isOfLifecycle && BARE.has(key)) found.push(...bareTexts(renderPath(inner), value));
  else addTexts(found, value, inner);
}

function bareTexts(argument: string, value: Json | undefined): readonly Text[] {
  return asList(value).map((each, index) => {
    const reference = typeof each === 'string' ? readBareReference(each) : undefined;
    return {
      argument: `${argument}[${index}]`,
      path: [argument, index],
      template: {
        references: reference ? [reference] : [],
        isUnreadable: reference === undefined,
        hasDirective: false,
      },
    };
  });
}
