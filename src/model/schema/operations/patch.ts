// Changes to what comes out, for what no key says: the last resort.
import { z } from 'zod';
import { Text } from '../primitives.ts';

const Pointer = z
  .string()
  .regex(
    /^(\/([^/~]|~[01])*)*$/,
    'expected a JSON Pointer such as /spec/replicas, where ~1 stands for a slash in a key',
  )
  .describe(
    'JSON Pointer to a place in the target; `~1` stands for a slash in a key, `~0` for a tilde.',
  );
const value = z.json().describe('The value there, or the one expected.');

function op<T extends string>(name: T) {
  return z.literal(name).describe(`The operation \`${name}\`.`);
}

/** https://www.rfc-editor.org/rfc/rfc6902 */
const Operation = z.discriminatedUnion('op', [
  z.strictObject({ op: op('add'), path: Pointer, value }),
  z.strictObject({ op: op('remove'), path: Pointer }),
  z.strictObject({ op: op('replace'), path: Pointer, value }),
  z.strictObject({ op: op('move'), from: Pointer, path: Pointer }),
  z.strictObject({ op: op('copy'), from: Pointer, path: Pointer }),
  z.strictObject({ op: op('test'), path: Pointer, value }),
]);

export const Patch = z
  .strictObject({
    target: z
      .string()
      .regex(
        /^(services\.[a-z0-9-]+|kubernetes\/[\w-]+\/[\w.-]+|argocd\/[\w.-]+|terraform\/[\w-]+\/(data\.)?\w+\.[\w-]+)$/,
        'expected services.<key>, kubernetes/<component>/<kind>-<name>, argocd/<kind>-<name> or terraform/<stack>/<type>.<name>',
      )
      .describe(
        'What is changed: a file of `dist/` of this environment without its ending, `kubernetes/<component>/<kind>-<name>` or `argocd/<kind>-<name>`; a resource, `terraform/<stack>/<type>.<name>`; or `services.<key>`, the workload of a service.',
      ),
    patch: z
      .array(Operation)
      .min(1, 'expected one operation at least')
      .describe('Operations of JSON Patch, RFC 6902, one after the other.'),
    reason: Text.regex(/\S/, 'expected some text').describe(
      'Why no key of the environment says it; printed in the README.',
    ),
  })
  .describe('Changes one thing of the result, after it is compiled and before it is checked.');
export type Patch = z.output<typeof Patch>;
export type Operation = Patch['patch'][number];
