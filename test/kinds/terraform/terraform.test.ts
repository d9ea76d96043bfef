// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is what Terraform and users write
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkRepository } from '../../../src/check/check-repository.ts';
import { outlineOf } from '../../../src/check/outline.ts';
import { compileDelivery } from '../../../src/delivery/compile-delivery.ts';
import { compileRepository } from '../../../src/delivery/compile-repository.ts';
import { planEnvironment } from '../../../src/emit/plan-files.ts';
import { secretVariables } from '../../../src/environment/secret-variables.ts';
import { compileInfra } from '../../../src/infra/compile-infra.ts';
import { readModule } from '../../../src/kinds/terraform/folder/read-module.ts';
import { ALONE } from '../../../src/model/landscape/landscape.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

const HASH = `zh:${'0'.repeat(64)}`;

function environmentWith(labels: object, rest: object = {}) {
  return anEnvironment({
    terraform: { labels: { purpose: 'Labels', ...labels }, ...rest },
  });
}

function stackOf(labels: object, rest: object = {}) {
  const folders = new Map([['terraform/labels', new Map([['main.tf', 'variable "a" {}\n']])]]);
  const stacks = compileInfra(environmentWith(labels, rest), ALONE, folders);
  const stack = stacks.find((each) => each.stack === 'labels');
  if (!stack) throw new Error('No stack labels');
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many types
  return { stack, stacks, call: (stack.document as any).module.labels };
}

describe('a stack of the user’s own', () => {
  it('has backend, provider, role and tags as ours have, and calls the folder', () => {
    const { stack, stacks, call } = stackOf({});

    const ours = stacks.find((each) => each.stack === 'registry')?.document;
    const settings = JSON.stringify(ours?.['terraform']).replace('/registry.', '/labels.');
    expect(JSON.stringify(stack.document['terraform'])).toBe(settings);
    expect(stack.document['provider']).toEqual(ours?.['provider']);
    expect(call).toEqual({ source: './module' });
    expect(stack.moduleFiles).toEqual({ 'main.tf': 'variable "a" {}\n' });
  });

  it('makes references of names, values of what is known, and text of everything else', () => {
    const { call, stack } = stackOf({
      inputs: {
        vpc: '${network.vpc_id}',
        subnets: '${network.subnet_ids.private}',
        first: '${network.subnet_ids.private[0]}',
        group: '${ network.security_group_ids["database/main"] }',
        zones: '${aws.zones}',
        zone: '${aws.zones[1]}',
        name: '${environment.system}-${environment.name}-${cluster.name}',
        text: 'a ${aws:username} $${network.vpc_id} %{ if } ${x}',
        nested: { '${k}': ['${dns.zone_id}', 1, null, true] },
      },
    });

    expect(call).toEqual({
      source: './module',
      vpc: '${data.terraform_remote_state.network.outputs.vpc_id}',
      subnets: [
        '${data.terraform_remote_state.network.outputs.subnet_ids["private"][0]}',
        '${data.terraform_remote_state.network.outputs.subnet_ids["private"][1]}',
      ],
      first: '${data.terraform_remote_state.network.outputs.subnet_ids["private"][0]}',
      group: '${data.terraform_remote_state.network.outputs.security_group_ids["database/main"]}',
      zones: ['eu-west-1a', 'eu-west-1b'],
      zone: 'eu-west-1b',
      name: 'shop-prod-shop-prod',
      text: 'a $${aws:username} $${network.vpc_id} %%{ if } $${x}',
      nested: { '$${k}': ['${data.terraform_remote_state.dns.outputs.zone_id}', 1, null, true] },
    });
    expect(stack.dependsOn).toEqual(['dns', 'network']);
  });

  it('names each subnet, so that its document changes with their number', () => {
    const { call } = stackOf({
      inputs: { all: '${network.subnet_ids}', none: '${network.subnet_ids.private.0}' },
    });
    const of = (tier: string, index: number) =>
      `\${data.terraform_remote_state.network.outputs.subnet_ids["${tier}"][${index}]}`;

    expect(call).toMatchObject({
      all: {
        public: [of('public', 0), of('public', 1)],
        private: [of('private', 0), of('private', 1)],
      },
      none: of('private', 0),
    });
  });

  it('comes after what it reads of other such stacks, and after what it says', () => {
    const { stack } = stackOf(
      { inputs: { url: '${terraform.stamps.url}' }, after: ['cluster'] },
      {
        stamps: {
          module: { source: 'terraform-aws-modules/sqs/aws', version: '5.0.0' },
          outputs: { url: { description: 'URL' } },
          purpose: 'Stamps',
        },
      },
    );

    expect(stack.dependsOn).toEqual(['cluster', 'stamps']);
  });

  it('takes modules of a registry with their version, and of git with their ref', () => {
    const git = 'git::https://github.com/shop/labels.git//queue?ref=v1.2.0';
    const registry = { source: 'terraform-aws-modules/sqs/aws', version: '5.0.0' };

    expect(stackOf({ module: registry }).call).toEqual(registry);
    expect(stackOf({ module: { source: git } }).call).toEqual({ source: git });
    expect(stackOf({ module: registry }).stack.moduleFiles).toBeUndefined();
  });

  it.each([
    'git::https://github.com/shop/labels.git',
    'git::https://github.com/shop/labels.git?ref=main',
    'git::https://github.com/shop/labels.git?ref=abc1234',
    '../labels',
    'github.com/shop/labels',
  ])('refuses the source %s', (source) => {
    expect(() => stackOf({ module: { source } })).toThrow();
  });

  it('locks further providers beside AWS, in the order of addresses', () => {
    const { stack } = stackOf({
      providers: { archive: { source: 'hashicorp/archive', version: '2.7.0', hashes: [HASH] } },
    });
    const lock = 'head\n\nprovider "registry.terraform.io/hashicorp/aws" {\n}\n';

    const { files } = planEnvironment({
      name: 'shop/prod',
      folder: 'dist',
      artifacts: [stack],
      lock,
    });

    // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many types
    expect((stack.document as any).terraform.required_providers.archive).toEqual({
      source: 'hashicorp/archive',
      version: '2.7.0',
    });
    expect(files.get('dist/shop/prod/terraform/labels/.terraform.lock.hcl')).toBe(
      [
        'head',
        '',
        'provider "registry.terraform.io/hashicorp/archive" {',
        '  version     = "2.7.0"',
        '  constraints = "2.7.0"',
        '  hashes = [',
        `    "${HASH}",`,
        '  ]',
        '}',
        '',
        'provider "registry.terraform.io/hashicorp/aws" {',
        '}',
        '',
      ].join('\n'),
    );
    expect(files.get('dist/shop/prod/terraform/labels/module/main.tf')).toBe('variable "a" {}\n');
  });

  it('is a project of Atlantis that is planned when its files change', () => {
    const { stacks } = stackOf({ inputs: { vpc: '${network.vpc_id}' } });

    const [atlantis] = compileRepository([{ environment: environmentWith({}), stacks }]);

    expect(atlantis?.content).toContain(
      [
        '  - name: shop-prod-labels',
        '    dir: dist/shop/prod/terraform/labels',
        '    autoplan:',
        '      enabled: true',
        '      when_modified: [cdk.tf.json, .terraform.lock.hcl, module/**]',
        '    execution_order_group: 1',
        '    depends_on:',
        '      - shop-prod-network',
        '',
      ].join('\n'),
    );
  });
});

describe('two projects of Atlantis of one name', () => {
  it('are for a check to report, whatever their keys are', () => {
    const one = environmentWith({}, { 'eu-data': { folder: 'terraform/labels', purpose: 'EU' } });
    const other = { ...anEnvironment(), environment: 'prod-eu' };
    const entries = [one, other].map((environment) => ({
      environment,
      stacks: compileInfra(environment),
    }));

    const [atlantis, server] = compileRepository(entries);
    const found = checkRepository({
      outlines: entries.map((each) =>
        outlineOf({ ...each, components: [], objects: [], texts: [] }),
      ),
      server: server?.content ?? '',
      atlantis: atlantis?.content ?? '',
    });

    expect(found.map(({ diagnostic }) => diagnostic.code)).toContain('check/atlantis-project-name');
  });
});

const USED = {
  outputs: {
    queue_url: { description: 'URL' },
    token: { description: 'Token', sensitive: true },
  },
};

function used() {
  return anEnvironment({
    terraform: { labels: { purpose: 'Labels', ...USED } },
    services: { web: { uses: { terraform: { labels: ['queue_url'] } } } },
  });
}

describe('outputs of such a stack', () => {
  it('reach services as variables, by a secret that the stack writes', () => {
    const environment = used();
    const stacks = compileInfra(environment);
    // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many types
    const document = stacks.find(({ stack }) => stack === 'labels')?.document as any;

    expect(document.output).toEqual({
      queue_url: { value: '${module.labels.queue_url}', description: 'URL' },
      token: { value: '${module.labels.token}', description: 'Token', sensitive: true },
    });
    expect(document.resource.aws_secretsmanager_secret.outputs.name).toBe(
      'shop/prod/terraform/labels',
    );
    expect(document.resource.aws_secretsmanager_secret_version.outputs.secret_string).toBe(
      '{"queue_url":${jsonencode(module.labels.queue_url)}}',
    );
    const { variables, reads } = secretVariables(environment, 'web');
    expect(variables['LABELS_QUEUE_URL']).toBe('{{ .terraform_labels_queue_url }}');
    expect(reads).toContainEqual({
      as: 'terraform_labels_queue_url',
      secret: 'shop/prod/terraform/labels',
      property: 'queue_url',
    });
  });

  it('are kept in no secret while no service uses them', () => {
    const { stack } = stackOf(USED);

    expect(stack.document['resource']).toBeUndefined();
  });

  it('are on the page, with where the stack comes from', () => {
    const environment = used();
    const page = compileDelivery(environment, {
      landscape: ALONE,
      stacks: compileInfra(environment),
      components: [],
      artifacts: [],
    }).find((artifact) => artifact.type === 'text' && artifact.path === 'README.md');

    expect(page).toMatchObject({
      content: expect.stringContaining(
        '| terraform `labels` | folder `terraform/labels`, outputs `queue_url` `token` | Labels |',
      ),
    });
  });
});

describe('readModule', () => {
  const read = (files: Readonly<Record<string, string>>) =>
    readModule(new Map(Object.entries(files)));

  it('follows modules of the folder, and no others', () => {
    const { providers, refused, strays } = read({
      'main.tf': 'module "a" { source = "./modules/a" }\nmodule "b" { source = "a/b/aws" }\n',
      'modules/a/main.tf': 'resource "null_resource" "x" {}\nmodule "up" { source = "../b" }\n',
      'modules/b/main.tf': 'provider "aws" {}\n',
      'examples/main.tf': 'provider "aws" {}\nmodule "up" { source = "../" }\n',
    });

    expect([...providers]).toEqual([['hashicorp/null', { file: 'modules/a/main.tf', line: 1 }]]);
    expect(refused).toEqual([{ file: 'modules/b/main.tf', line: 1, block: 'provider aws' }]);
    expect(strays).toEqual([]);
  });

  it.each([
    ['main.tf', 'module "a" { source = "../a" }\n', '../a'],
    ['main.tf', 'module "a" { source = "./a" }\n', './a'],
    ['main.tf.json', '{"module":{"a":{"source":"../a"}}}', '../a'],
    ['main.tf', 'locals {\n  a = file("${path.module}/../a.txt")\n}\n', '${path.module}/../a.txt'],
    ['main.tf', 'locals {\n  a = file("${path.root}/a.txt")\n}\n', 'path.root}/a.txt'],
  ])('finds what leads out of the folder: %s %j', (file, text, source) => {
    expect(read({ [file]: text }).strays).toMatchObject([{ file, source }]);
  });

  it('knows providers by what they are required as', () => {
    const { providers } = read({
      'main.tf': [
        'terraform {',
        '  required_providers {',
        '    aws  = { source = "hashicorp/aws" }',
        '    dd   = { source = "DataDog/datadog", version = "3.0" }',
        '    tls  = "~> 4.0"',
        '  }',
        '}',
        'resource "dd_monitor" "x" {}',
        'resource "other_thing" "x" { provider = dd }',
        'resource "terraform_data" "x" {}',
        'data "aws_vpc" "x" {}',
        '',
      ].join('\n'),
    });

    expect([...providers.keys()]).toEqual(['datadog/datadog', 'hashicorp/tls']);
  });

  it.each(['import { to = a.b }', 'terraform {\n  cloud {}\n}'])('refuses %s', (text) => {
    expect(read({ 'main.tf': text }).refused).toHaveLength(1);
  });
});

describe('checkSecretLiteral', () => {
  it('reads files of modules as well', () => {
    const environment = environmentWith({});
    const key = ['AK', 'IA', 'QWERTYUIOPASDFGH'].join('');
    const files = new Map([['main.tf', `locals {\n  id = "${key}"\n}\n`]]);
    const stacks = compileInfra(environment, ALONE, new Map([['terraform/labels', files]]));
    const input = { environment, stacks, components: [], objects: [], texts: [] };

    const found = checkEnvironment(input).filter(({ code }) => code === 'check/secret-literal');

    expect(findings(found)).toEqual(['check/secret-literal at value of terraform.labels']);
  });
});

describe('checkModuleInputs', () => {
  function found(inputs: object) {
    const environment = environmentWith({ inputs });
    const input = {
      environment,
      stacks: compileInfra(environment),
      components: [],
      objects: [],
      texts: [],
    };
    return checkEnvironment(input).filter(({ code }) => /module-input|output-unknown/.test(code));
  }

  it.each([
    ['${network.vpcid}', 'vpcid', 'vpc_id'],
    ['${network.subnet_ids.privat}', 'privat', 'private'],
    ['${data.search_host}', 'search_host', undefined],
    ['${audit.anything}', 'audit', undefined],
  ])('says what is not there: %s', (text, name, suggestion) => {
    const [only, ...more] = found({ a: { b: ['x', text] } });

    expect(more).toEqual([]);
    expect(only?.args).toMatchObject({ name, suggestion });
    expect(findings(only ? [only] : [])).toEqual([
      'check/module-input-unknown at value of terraform.labels.inputs.a.b[1]',
    ]);
  });

  it('finds nothing wrong with what is there', () => {
    expect(
      found({
        a: '${network.subnet_ids.private[1]}',
        b: '${security.key_arns.data}',
        c: '${edge.load_balancer_suffixes.main}',
      }),
    ).toEqual([]);
  });
});
