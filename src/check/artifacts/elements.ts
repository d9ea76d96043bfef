// Resources and data sources of all stacks, each the same object however often it is asked for, so that
// references can be compared with what they mean.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { TerraformArtifact } from '../../model/artifact.ts';
import { groupBy } from '../../model/values/group-by.ts';
import { asBody, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

export interface Element {
  readonly stack: string;
  /** `aws_s3_bucket`, without `data.` */
  readonly type: string;
  readonly key: string;
  /** `aws_s3_bucket.media` or `data.aws_iam_policy_document.media`. */
  readonly address: string;
  readonly body: Body;
  readonly origin: Path;
}

const elementIndex = oncePerInput(({ stacks }) => {
  const resources = stacks.flatMap((artifact) => elementsIn(artifact, 'resource'));
  const data = stacks.flatMap((artifact) => elementsIn(artifact, 'data'));
  return {
    resources,
    resourcesByType: groupBy(resources, ({ type }) => type),
    dataByType: groupBy(data, ({ type }) => type),
    byAddress: new Map(
      [...resources, ...data].map((each) => [`${each.stack}/${each.address}`, each]),
    ),
  };
});

function elementsIn(artifact: TerraformArtifact, block: 'resource' | 'data'): readonly Element[] {
  const { stack, document, origins } = artifact;
  const prefix = block === 'data' ? 'data.' : '';
  return Object.entries(asBody(document[block])).flatMap(([type, keys]) =>
    Object.entries(asBody(keys)).map(([key, body]) => {
      const address = `${prefix}${type}.${key}`;
      return { stack, type, key, address, body: asBody(body), origin: origins[address] ?? [] };
    }),
  );
}

/** In the order of stacks, types and keys. */
export function allResources(input: CheckInput): readonly Element[] {
  return elementIndex(input).resources;
}

/** In the order of stacks and keys. */
export function resourcesOf(input: CheckInput, type: string): readonly Element[] {
  return elementIndex(input).resourcesByType.get(type) ?? [];
}

/** Data sources, in the order of stacks and keys. */
export function dataOf(input: CheckInput, type: string): readonly Element[] {
  return elementIndex(input).dataByType.get(type) ?? [];
}

/** What an address such as `data.aws_iam_policy_document.media` means inside a stack. */
export function elementAt(input: CheckInput, stack: string, address: string): Element | undefined {
  return elementIndex(input).byAddress.get(`${stack}/${address}`);
}
