// How changes reach the clusters: Argo CD, the pipeline of the services, their images, the Terraform state.
import { z } from 'zod';
import { AccountId } from '../aws.ts';
import {
  EnvironmentPath,
  HttpPath,
  Key,
  listOf,
  MadeRoleName,
  mapOf,
  OidcProvider,
  Region,
  RoleName,
  Text,
} from '../primitives.ts';
import { State } from './state.ts';
import { TerraformRuns } from './terraform-runs.ts';

/** https://git-scm.com/docs/git-check-ref-format */
const BRANCH = /^(?![/.-])(?!.*(\.\.|\/\/|\/\.|@\{|\.lock(\/|$)))[^\s~^:?*[\\]+(?<![/.])$/;

const PushRole = MadeRoleName.describe(
  'Name of the IAM role that may push to the ECR repositories; made by the environment that owns them.',
);

const Jenkins = z.strictObject({
  kind: z.literal('jenkins').describe('What runs the pipeline.'),
  agent: Text.describe('Label of the Jenkins agents that can build images.'),
  pushRole: PushRole,
  trustedRole: RoleName.describe(
    'Name of the IAM role of the build agents, which takes on `pushRole` and the other roles of the pipeline.',
  ),
  agents: z
    .enum(['elsewhere', 'ec2'])
    .default('elsewhere')
    .describe(
      [
        'Where the build agents run. `ec2`: instances of this account; `trustedRole` is made here with no other right,',
        'and an instance profile of its name. `elsewhere`: whoever runs Jenkins makes the role.',
      ].join(' '),
    ),
});
export type Jenkins = z.output<typeof Jenkins>;

const Runtime = z
  .strictObject({
    language: z.enum(['node', 'python']).describe('Chooses the commands, and what is set up.'),
    version: Text.describe('Version that is set up, such as "20".'),
  })
  .describe('What the services are written in.');

const Release = z
  .strictObject({
    trigger: z
      .enum(['push', 'tag'])
      .default('push')
      .describe('What deploys: a push to `main`, or a release tag that begins with v.'),
    approval: z
      .boolean()
      .default(false)
      .describe('Wait for the reviewers of the GitHub environment of the same name.'),
  })
  .describe('When a version of a service is deployed.');

const GithubActions = z.strictObject({
  kind: z.literal('github-actions').describe('What runs the pipeline.'),
  organization: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, 'expected an owner on GitHub such as shop-platform')
    .describe("Owner of the services' repositories on GitHub."),
  sourceRepository: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'expected the name of a repository, without its owner')
    .nullable()
    .default(null)
    .describe(
      'The one repository of all services, each in a folder of its name. Absent: each service has a repository of its name.',
    ),
  pushRole: PushRole,
  oidcProvider: OidcProvider.describe(
    'Who makes the OIDC provider of GitHub, of which an account has one: this environment (`create`), the one that is named, such as `shop/prod`, or nobody here (`existing`).',
  ),
  runtime: Runtime.nullable()
    .default(null)
    .describe(
      'What the services are written in. Absent: make, with the targets install, lint, unit-tests and build; with `integrationTests` also integration-tests.',
    ),
  release: Release.prefault({}),
  integrationTests: z
    .strictObject({
      url: z
        .string()
        .regex(/^https:\/\/[a-z0-9.-]+$/, 'expected an address such as https://dev.shop.io')
        .describe('Where the environment answers: what the tests have as BASE_URL.'),
    })
    .nullable()
    .default(null)
    .describe(
      "The services' own integration tests after each deployment: `npm run test:integration`, `python -m pytest tests/integration` or `make integration-tests`. Absent: none.",
    ),
  notify: z
    .strictObject({
      slackWebhookSecret: z
        .string()
        .regex(/^[A-Z_][A-Z0-9_]*$/, 'expected the name of a secret such as SLACK_WEBHOOK_URL')
        .describe('Name of the GitHub secret that holds the URL of a Slack webhook.'),
    })
    .nullable()
    .default(null)
    .describe(
      'Who is told how a deployment ended, and of integration tests that fail. Absent: nobody.',
    ),
});
export type GithubActions = z.output<typeof GithubActions>;

const FilePattern = z
  .string()
  .regex(/^[\w.*/-]+$/, 'expected a pattern of file names such as "assets/*"');

/** What the pipeline of a site has among its own variables. */
const OWN_VARIABLES = /^(AWS_.*|DOMAINS|OUTPUT|PATHS|PUBLISH_ROLE|TARGET)$/;

const SiteVariable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'expected a variable name such as VITE_API_URL')
  .refine(
    (name) => !OWN_VARIABLES.test(name),
    'expected a name that the pipeline has no variable of, unlike TARGET or AWS_REGION',
  );

export const Site = z
  .strictObject({
    bucket: Key.describe(
      'Key of the bucket that it is published to, the origin of a distribution.',
    ),
    path: HttpPath.default('/').describe(
      'Path below which it lies in the bucket, such as `/docs/`; the rest of the bucket is left alone.',
    ),
    repository: z
      .string()
      .regex(/^[\w.-]{1,100}$/, 'expected the name of a repository, without its owner')
      .nullable()
      .default(null)
      .describe(
        'Repository of its source, or its folder in `pipeline.sourceRepository`. Absent: that of its name.',
      ),
    runtime: Runtime.nullable()
      .default(null)
      .describe(
        'What it is built with. Absent: make, with the targets install, unit-tests and build.',
      ),
    output: Text.default('build').describe('Folder that the build leaves the files in.'),
    calls: z
      .record(SiteVariable, Key)
      .default({})
      .describe(
        [
          'Services that it calls out of the browser, by the variable that its build finds the address of each in, such as',
          '`VITE_API_URL: api`: `https://` and the host of the service, that of the site where it leads there too.',
        ].join(' '),
      ),
    hashed: listOf(FilePattern)
      .default(['assets/*', 'static/*'])
      .describe(
        'Files whose names change with what is in them: browsers keep them for a year. All others are asked for again at every visit.',
      ),
  })
  .describe('Files that a pipeline builds and publishes to a bucket.');
export type Site = z.output<typeof Site>;

const Registry = z
  .strictObject({
    scanOnPush: z.boolean().default(true).describe('Scan every pushed image for vulnerabilities.'),
    continuousScan: z
      .boolean()
      .default(false)
      .describe(
        [
          'Amazon Inspector scans images when they are pushed and again whenever a vulnerability becomes known;',
          'the alerts topic tells of critical ones that can be fixed. An account has one such setting per region.',
        ].join(' '),
      ),
    keepImages: z
      .int()
      .min(1)
      .default(30)
      .describe('Newest images kept per repository that were built and never released.'),
    keepReleases: z
      .int()
      .min(1)
      .default(100)
      .describe(
        'Newest releases kept per repository: tags that begin with `release-`, as pipelines mark what they deploy, or versions such as `1.4.2`.',
      ),
    untaggedDays: z.int().min(1).default(14).describe('Days that an image without a tag is kept.'),
    repositories: listOf(Key)
      .default([])
      .describe('More repositories: of services that only other environments run.'),
    replicateTo: listOf(Region)
      .default([])
      .describe('Regions that receive a copy of every image, for disaster recovery.'),
    pullers: listOf(AccountId).default([]).describe('Other accounts that may pull the images.'),
    shared: z
      .strictObject({
        account: AccountId.describe('Account of the registry.'),
        region: Region.describe('Region of the registry.'),
        madeBy: z
          .union([z.literal('elsewhere'), EnvironmentPath], {
            error: 'expected an environment such as shop/prod, or elsewhere',
          })
          .nullable()
          .default(null)
          .describe(
            'The environment that has it, such as `shop/prod`, or `elsewhere` for somebody outside of this repository. Absent: whichever of this system is in that account.',
          ),
      })
      .nullable()
      .default(null)
      .describe(
        'The registry of another environment of this system, which has the images. Absent: this environment has repositories of its own.',
      ),
  })
  .describe('The ECR repositories, one per service.');

const FolderPath = z
  .string()
  .max(100)
  .regex(
    /^[A-Za-z0-9_](?:[\w-]|\.(?!\.))*(?:\/[A-Za-z0-9_](?:[\w-]|\.(?!\.))*)*$/,
    'expected a folder such as platform/aws, without a slash at its ends and without ".."',
  );

/** What a run reads or others keep; a result would be taken for a source. */
const SOURCES: ReadonlySet<string> = new Set([
  'charts',
  'environments',
  'extensions',
  'locks',
  'manifests',
  'node_modules',
  'schemas',
  'terraform',
]);

export const Delivery = z
  .strictObject({
    repository: z
      .string()
      .regex(
        /^(https:\/\/|ssh:\/\/|codecommit::|[\w.+-]+@)[^\s'"\\]+$/,
        'expected a Git URL such as https://github.com/shop/platform.git or git@github.com:shop/platform.git',
      )
      .describe(
        'This repository, as Argo CD clones it: https or SSH, of any host; CodeCommit and Azure DevOps by the URLs without `.git` that they show.',
      ),
    branch: z
      .string()
      .max(244)
      .regex(BRANCH, 'expected the name of a branch such as main, without spaces')
      .default('main')
      .describe('Branch that Argo CD follows.'),
    root: FolderPath.nullable()
      .default(null)
      .describe(
        'Folder of the Git repository in which `environments/` lies, such as `platform`. Absent: its root.',
      ),
    folder: FolderPath.refine(
      (folder) => !SOURCES.has(folder.split('/')[0] ?? ''),
      'expected a folder of its own, beside those that results are made from',
    )
      .default('dist')
      .describe(
        'Folder of the results, beside `environments/`; the same in every environment. After a change the next run of all environments moves them.',
      ),
    terraform: TerraformRuns,
    argocd: z
      .strictObject({
        namespace: Key.default('argocd').describe('Namespace Argo CD runs in.'),
        cluster: Text.default('in-cluster').describe('Name of the destination cluster in Argo CD.'),
        selfHeal: z.boolean().default(true).describe('Undo changes made to the cluster by hand.'),
        prune: z
          .boolean()
          .default(true)
          .describe('Delete objects that are gone from the repository.'),
        highlyAvailable: z
          .boolean()
          .nullable()
          .default(null)
          .describe(
            'Run the Redis of Argo CD three times, which takes three nodes. Absent: in production, if the node groups that its pods may use always have three nodes.',
          ),
      })
      .prefault({})
      .describe('How Argo CD syncs this environment.'),
    pipeline: z
      .discriminatedUnion('kind', [Jenkins, GithubActions])
      .nullable()
      .default(null)
      .describe("The pipeline of the services' own repositories. Absent: none is written."),
    sites: mapOf(Site)
      .default({})
      .describe('Static sites by name; each gets a role that publishes it, and a pipeline.'),
    registry: Registry.prefault({}),
    state: State.prefault({}),
  })
  .describe('How changes reach the clusters.');
export type Delivery = z.output<typeof Delivery>;
