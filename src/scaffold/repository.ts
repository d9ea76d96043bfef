// What a repository of environments has beside them: settings of editors and of git, the pipeline of pull
// requests, and a page that says how it works.
import { titleOf } from './system.ts';
import { pullRequestWorkflow } from './workflow.ts';

export interface RepositoryChoice {
  readonly system: string;
  readonly environment: string;
  /** The main one. */
  readonly branch: string;
  /** Of groundplan, exact. */
  readonly version: string;
  /** Text of the provider lock. */
  readonly lock: string;
}

/** By path from the root. */
export function repositoryFiles(choice: RepositoryChoice): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', packageFile(choice)],
    ['.npmrc', NPM_SETTINGS],
    ['.nvmrc', '20\n'],
    ['.gitignore', IGNORED],
    ['.gitattributes', ATTRIBUTES],
    ['.vscode/settings.json', json(EDITOR_SETTINGS)],
    ['.vscode/extensions.json', json({ recommendations: ['redhat.vscode-yaml'] })],
    ['.github/workflows/groundplan.yml', pullRequestWorkflow(choice.branch)],
    ['locks/terraform.lock.hcl', choice.lock],
    ['README.md', readme(choice)],
  ]);
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** As in a checkout of groundplan, of which its pages tell. */
const SCRIPTS = {
  ...Object.fromEntries(
    ['synth', 'diff', 'lifecycle', 'explain', 'report', 'set-image'].map((command) => [
      command,
      `groundplan ${command}`,
    ]),
  ),
  groundplan: 'groundplan',
};

/** A package.json that was there, with the scripts that pipelines call; undefined: it has them, or cannot be read. */
export function withScripts(text: string): string | undefined {
  try {
    const { scripts = {}, ...others } = JSON.parse(text) as { readonly scripts?: object };
    const all = { ...SCRIPTS, ...scripts };
    if (Object.keys(all).length === Object.keys(scripts).length) return undefined;
    const [, indent = '  '] = /\n([ \t]+)"/.exec(text) ?? [];
    return `${JSON.stringify({ ...others, scripts: all }, null, indent)}\n`;
  } catch {
    return undefined;
  }
}

function packageFile({ system, version }: RepositoryChoice): string {
  return json({
    name: `${system}-platform`,
    private: true,
    type: 'module',
    engines: { node: '^20.19.0 || ^22.12.0 || >=24.0.0' },
    scripts: SCRIPTS,
    dependencies: { groundplan: version },
  });
}

/** Packages of groundplan run no code while they are installed. */
const NPM_SETTINGS = `save-exact=true
fund=false
audit=false
ignore-scripts=true
`;

const IGNORED = `node_modules/
build/
.terraform/
`;

const ATTRIBUTES = `* text=auto eol=lf

# Written by groundplan; reviewed as what changes in AWS and in the clusters, not as code.
dist/** linguist-generated
atlantis.yaml linguist-generated
atlantis-server.yaml linguist-generated
environments/environment.schema.json linguist-generated
package-lock.json linguist-generated
`;

const EDITOR_SETTINGS = {
  'yaml.schemas': {
    './environments/environment.schema.json': 'environments/**/*.yaml',
  },
  'files.eol': '\n',
};

function readme({ system, environment }: RepositoryChoice): string {
  const name = `${system}/${environment}`;
  return `# Platform of ${titleOf(system)}

Environments as files: \`environments/${system}/base.yaml\` is what they share, a file beside it is one of them. [groundplan](node_modules/groundplan/README.md) compiles them into \`dist/\`, Terraform for Atlantis and Kubernetes objects for Argo CD, and both are committed together.

\`\`\`shell
npm ci
npx groundplan synth          # environments/ → dist/
npx groundplan diff           # what that changes, by which line, and how dangerous it is
npx groundplan --help
\`\`\`

## Before the first apply

1. \`aws.account\` and \`delivery.repository\` in \`environments/${name}.yaml\` are yours; the role of \`cluster.admins\` exists in the account.
2. [Bootstrap the Terraform state](node_modules/groundplan/docs/how-to/bootstrap-state.md).
3. Atlantis: give its server \`atlantis-server.yaml\` from the main branch with \`--repo-config\`. \`atlantis.yaml\` lists one project per stack. [How](node_modules/groundplan/docs/how-to/connect-atlantis.md)
4. Argo CD: once per environment, by hand, \`dist/${name}/argocd/appproject-${system}-${environment}-root.yaml\` and \`dist/${name}/root.yaml\`. [How](node_modules/groundplan/docs/how-to/connect-argo-cd.md)
5. All of it in order: [bring an environment up](node_modules/groundplan/docs/how-to/bring-up.md), and on one page what there is: \`dist/${name}/README.md\`.

With the first apply, \`npx groundplan set ${name} applied true\`: until then names, sizes and stores change at will, and from then on changes are judged by what they do to what runs.

## Every day

Change a file in \`environments/\`, run \`npx groundplan synth\`, commit both, open a pull request. Its pipeline compiles again, refuses what differs, and comments what the change does. Atlantis plans the stacks that differ; \`atlantis apply\` and the merge bring it up.

\`\`\`shell
npx groundplan new service ${system} orders       # a service, with an image in every environment
npx groundplan new store ${name} queues.jobs --used-by orders
npx groundplan set ${name} services.web.replicas 3
\`\`\`
`;
}
