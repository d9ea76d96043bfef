// A kind of resource of a repository's own, by the contract of those that are built in: a parameter of Systems
// Manager, to be replaced by what is wanted.
import { titleOf } from './system.ts';

/** By path from the root. `name` is the folder, such as `feature-flags`. */
export function kindFiles(name: string): ReadonlyMap<string, string> {
  const words = wordsOf(name);
  const folder = `extensions/${name}`;
  return new Map([
    ['extensions/tsconfig.json', '{ "extends": "groundplan/tsconfig.json", "include": ["."] }\n'],
    [`${folder}/kind.ts`, kindText(words)],
    [`${folder}/schema.ts`, schemaText(words)],
    [`${folder}/names.ts`, namesText(words)],
    [`${folder}/access.ts`, accessText(words)],
    [`${folder}/terraform.ts`, terraformText(words)],
  ]);
}

interface Words {
  /** `featureFlags` */
  readonly collection: string;
  /** `FeatureFlag` */
  readonly type: string;
  /** `feature-flag` */
  readonly slug: string;
  /** `Feature flags` */
  readonly title: string;
}

function wordsOf(name: string): Words {
  const slug = name.endsWith('s') ? name.slice(0, -1) : name;
  const camel = (key: string) => key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const type = camel(slug);
  return {
    collection: camel(name),
    type: type.charAt(0).toUpperCase() + type.slice(1),
    slug,
    title: titleOf(name),
  };
}

function kindText({ collection, type, slug, title }: Words): string {
  return `import type { Kind } from 'groundplan/kind';
import { access } from './access.ts';
import { names } from './names.ts';
import { ${type}, ${type}Use } from './schema.ts';
import { addAll } from './terraform.ts';

export const kind: Kind<'${collection}', typeof ${type}, typeof ${type}Use, null> = {
  collection: '${collection}',
  slug: '${slug}',
  noun: '${slug.replaceAll('-', ' ')}',
  about: '${title} by name.',
  entry: ${type},
  use: ${type}Use,
  defaults: null,
  rules: { names },
  access,
  terraform: { stacks: { data: addAll } },
};
`;
}

function schemaText({ collection, type, title }: Words): string {
  return `import { Key, listOf, Text, z } from 'groundplan/kind';

export const ${type} = z
  .strictObject({
    value: z.string().min(1).describe('What services read.'),
    purpose: Text.describe('What it is for; becomes the tag Purpose.'),
  })
  .describe('A parameter of Systems Manager.');
export type ${type} = z.output<typeof ${type}>;

export const ${type}Use = listOf(Key).default([]).describe('${title} that the service reads.');

declare module 'groundplan/environment' {
  interface Environment {
    ${collection}: Record<string, ${type}>;
  }
  interface Uses {
    ${collection}: z.output<typeof ${type}Use>;
  }
}
`;
}

function namesText({ collection, slug }: Words): string {
  return `import type { Environment } from 'groundplan/environment';
import { type Name, prefixOf, regionalArn } from 'groundplan/kind';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html */
const NAME_MAX = 1011;

export function parameterName(environment: Environment, key: string): string {
  return \`/\${prefixOf(environment)}/${slug}/\${key}\`;
}

export function parameterArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'ssm', \`parameter\${parameterName(environment, key)}\`);
}

export function names(environment: Environment): readonly Name[] {
  return Object.keys(environment.${collection}).map((key) => ({
    what: \`${slug} \${key}\`,
    name: parameterName(environment, key),
    max: NAME_MAX,
    path: ['${collection}', key],
  }));
}
`;
}

function accessText({ type }: Words): string {
  return `import { type Edge, type Grant, statementId, upperSnake } from 'groundplan/kind';
import { parameterArn, parameterName } from './names.ts';
import type { ${type} } from './schema.ts';

/** What a service that uses one may do, and what it finds among its variables. */
export function access({ environment, store }: Edge<${type}, true>): Grant {
  return {
    statements: [
      {
        sid: \`Read${type}\${statementId(store)}\`,
        actions: ['ssm:GetParameter'],
        resources: [parameterArn(environment, store)],
      },
    ],
    variables: { [\`\${upperSnake(store)}_PARAMETER\`]: parameterName(environment, store) },
  };
}
`;
}

function terraformText({ collection }: Words): string {
  return `import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter/index.js';
import type { RootModule } from 'groundplan/kind';
import { parameterName } from './names.ts';

export function addAll(module: RootModule): void {
  for (const [key, { value, purpose }] of Object.entries(module.environment.${collection})) {
    module.resource(SsmParameter, key, ['${collection}', key], {
      name: parameterName(module.environment, key),
      type: 'String',
      value,
      tags: { Purpose: purpose },
    });
  }
}
`;
}
