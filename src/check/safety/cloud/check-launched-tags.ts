// What a launch template launches carries the tags of its provider: those reach the template alone.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template#tag_specifications
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';
import { titleOf } from './requirement.ts';

const LAUNCHED = ['instance', 'volume', 'network-interface'];

export function checkLaunchedTags(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_launch_template').flatMap((template) => {
    const wanted = defaultTags(input, template.stack);
    const given = new Map(
      asList(template.body['tag_specifications'])
        .map(asBody)
        .map(({ resource_type, tags }) => [asText(resource_type), asBody(tags)] as const),
    );
    const missing = LAUNCHED.flatMap((type) => {
      const own = given.get(type) ?? {};
      const absent = wanted.filter((tag) => asText(own[tag]) === '');
      return absent.length === 0 ? [] : [`${absent.join(', ')} of ${type}`];
    });
    if (missing.length === 0) return [];
    const args = { what: titleOf(template), wanted: missing.join('; ') };
    const path = pointAt(input.environment, template.origin);
    return [diagnostic('check/launched-tags', args, { path })];
  });
}

/** Keys that the first provider of a stack gives all it makes. */
function defaultTags({ stacks }: CheckInput, name: string): readonly string[] {
  const document = stacks.find(({ stack }) => stack === name)?.document;
  const { aws } = asBody(document?.['provider']);
  const first = asBody(Array.isArray(aws) ? aws[0] : aws);
  const blocks = asList(first['default_tags']);
  const block = asBody(blocks.length > 0 ? blocks[0] : first['default_tags']);
  return Object.keys(asBody(block['tags'])).sort();
}
