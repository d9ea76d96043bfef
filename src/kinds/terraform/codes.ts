// Faults of Terraform stacks of the user's own.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry, quote } from '../../diagnostics/entry.ts';
import { didYouMean, type Suggested } from '../../diagnostics/wording.ts';

interface AtLine {
  readonly stack: string;
  readonly file: string;
  readonly line: number;
  /** What tells two faults of one place of the environment apart. */
  readonly detail: string;
}

const oneOf = (args: { readonly known: string } & Suggested) =>
  didYouMean(args) ?? `Use one of: ${args.known}`;

export const codes = {
  'model/terraform-name-taken': entry<{ stack: string }>({
    severity: 'error',
    message: ({ stack }) => `Terraform stack ${quote(stack)} has the name of a stack of groundplan`,
    hint: () => 'Name it after what it makes',
    why: 'A stack is a folder in `dist/`, a state and a project of Atlantis: two of one name would plan to delete what the other has made.',
  }),
  'model/terraform-source-ambiguous': entry<{ stack: string }>({
    severity: 'error',
    message: ({ stack }) => `Terraform stack ${stack} has a folder as well as a module`,
    hint: () => 'Delete one of the two; a folder calls further modules by itself',
    why: 'A stack is one call of one module.',
  }),
  'model/terraform-module-version': entry<{ stack: string; source: string; found: string }>({
    severity: 'error',
    message: ({ stack, source, found }) =>
      `Module ${source} of terraform stack ${stack} has ${found}`,
    hint: ({ found }) =>
      found === 'no version'
        ? 'Write module.version, an exact one such as "6.5.0"'
        : 'Delete module.version; the ref of the source says it',
    why: 'Lock files hold the versions of providers, not those of modules: what is not exact in the environment may be another module at the next plan. Terraform takes a version for modules of a registry only.',
  }),
  'model/terraform-file': entry<{ stack: string; file: string; found: string; detail: string }>({
    severity: 'error',
    message: ({ stack, file, found }) =>
      `Cannot carry ${file} of terraform stack ${stack}: it is ${found}`,
    hint: ({ found }) =>
      found === 'a file of values'
        ? 'Write its values as inputs of the stack, and delete it'
        : 'Delete it; what terraform makes where it runs belongs into no commit',
    why: 'Files of values are read in a root module only, and this folder becomes a child of ours: they would be ignored. States, plans and downloaded providers hold secrets, or are another machine’s.',
  }),
  'model/terraform-files-alike': entry<{
    stack: string;
    file: string;
    other: string;
    detail: string;
  }>({
    severity: 'error',
    message: ({ stack, file, other }) =>
      `Files of terraform stack ${stack} differ in case only: ${file} and ${other}`,
    hint: () => 'Rename one of them',
    why: 'Some file systems keep only one of two such files.',
  }),
  'model/terraform-no-files': entry<{ stack: string; folder: string }>({
    severity: 'error',
    message: ({ stack, folder }) =>
      `Folder ${folder} of terraform stack ${stack} has no Terraform files`,
    hint: () => 'Put .tf or .tf.json files into it, not into a folder below',
    why: 'Terraform reads the files that lie in the folder itself.',
  }),
  'model/terraform-unreadable': entry<AtLine & { found: string }>({
    severity: 'error',
    message: ({ stack, file, line, found }) =>
      `Cannot read ${file} of terraform stack ${stack}: found ${found} at line ${line}`,
    hint: () => 'Run terraform fmt in the folder, which names the place',
    why: 'Variables, outputs and providers of the folder are read before anything is written, so that a stack which cannot be planned is not committed.',
  }),
  'model/terraform-block': entry<AtLine & { block: string }>({
    severity: 'error',
    message: ({ stack, file, line, block }) =>
      `Block ${quote(block)} at line ${line} of ${file} is not for terraform stack ${stack} to have`,
    hint: ({ block }) =>
      block === 'configuration_aliases'
        ? 'Delete it; the stack hands in one provider of AWS, in the region of the environment'
        : 'Delete it; backend, provider, tags and lock come from the environment',
    why: 'The folder becomes a child module of a stack of ours, which has the backend, the provider of AWS with the role, the account and the tags of the environment, and the lock. Terraform ignores a backend in a child module, and refuses `import` there.',
  }),
  'model/terraform-stray-module': entry<AtLine & { source: string }>({
    severity: 'error',
    message: ({ stack, file, line, source }) =>
      `Path ${quote(source)} at line ${line} of ${file} leads out of the folder of terraform stack ${stack}, or to nothing in it`,
    hint: ({ source }) =>
      /path\.(root|cwd)/.test(source)
        ? 'Write path.module, and keep what it leads to in the folder'
        : 'Move what it leads to into the folder; a module may have an address in a registry or in git',
    why: 'The folder is copied to `dist/` as it is, as a child module of the stack. A path that leads out of it, or begins where Terraform runs, would lead somewhere else there.',
  }),
  'model/terraform-provider-missing': entry<AtLine & { source: string }>({
    severity: 'error',
    message: ({ stack, file, line, source }) =>
      `Terraform stack ${stack} needs provider ${source}, which is not among its providers: line ${line} of ${file}`,
    hint: ({ source }) =>
      `Add it to providers, with source: ${source}, an exact version, and the hashes that terraform providers lock writes`,
    why: 'The master lock holds the provider of AWS. Any other needs an exact version and the hashes of its packages, or each plan would take what the registry has that day.',
  }),
  'model/terraform-provider-version': entry<
    AtLine & { source: string; constraint: string; version: string }
  >({
    severity: 'error',
    message: ({ stack, file, line, source, constraint, version }) =>
      `Terraform stack ${stack} wants ${source} ${constraint}, and has ${version}: line ${line} of ${file}`,
    hint: ({ source, version }) =>
      source === 'hashicorp/aws'
        ? `Let the file take ${version}, such as ">= 5.100", or write another version with its hashes into locks/terraform.lock.hcl, as terraform providers lock prints them`
        : `Let the file take ${version}, or write another version, with its hashes, under providers`,
    why: 'Every stack has one version of a provider, that of its lock: terraform init refuses a module that does not take it.',
  }),
  'model/terraform-provider-twice': entry<{ stack: string; source: string; other: string }>({
    severity: 'error',
    message: ({ stack, source, other }) =>
      `Terraform stack ${stack} has provider ${source} twice: ${other} is the same`,
    hint: () => 'Delete one of them',
    why: 'A lock file holds one version of a provider.',
  }),
  'model/terraform-input-unknown': entry<
    { stack: string; input: string; known: string } & Suggested
  >({
    severity: 'error',
    message: ({ stack, input }) =>
      `Terraform stack ${stack} has no variable ${quote(input)} for this input`,
    hint: oneOf,
    why: 'Terraform refuses an argument that the module has no variable for.',
  }),
  'model/terraform-input-missing': entry<{
    stack: string;
    variable: string;
    file: string;
    detail: string;
  }>({
    severity: 'error',
    message: ({ stack, variable, file }) =>
      `Terraform stack ${stack} lacks an input for variable ${quote(variable)}, which has no default in ${file}`,
    hint: ({ variable }) => `Add ${variable} to inputs`,
    why: 'Nobody is asked when Atlantis plans: each variable needs a value.',
  }),
  'model/terraform-input-secret': entry<{ stack: string; input: string }>({
    severity: 'error',
    message: ({ stack, input }) =>
      `Input ${quote(input)} of terraform stack ${stack} is for a sensitive variable, and stands here in plain text`,
    hint: () =>
      'Let the folder read it from Secrets Manager, by the name that secrets.<key> has there',
    why: 'What is written here is in the repository, in `dist/` and in the state.',
  }),
  'model/terraform-input-expression': entry<{ stack: string; expression: string; detail: string }>({
    severity: 'error',
    message: ({ stack, expression }) =>
      `Input of terraform stack ${stack} is an expression: ${quote(expression)}`,
    hint: () =>
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a user writes
      'Write a name such as ${network.vpc_id} alone, and compute in the folder; $${ is a text that begins so',
    why: 'Inputs are values and names of outputs, which are checked before anything is written. What is computed from them belongs into the module, where Terraform tests it.',
  }),
  'model/terraform-output-missing': entry<
    { stack: string; output: string; known: string } & Suggested
  >({
    severity: 'error',
    message: ({ stack, output }) =>
      `Files of terraform stack ${stack} have no output ${quote(output)}`,
    hint: oneOf,
    why: 'The stack hands on what its module declares.',
  }),
  'model/terraform-output-kept': entry<{ stack: string; output: string; found: string }>({
    severity: 'error',
    message: ({ stack, output, found }) =>
      `Output ${quote(output)} of terraform stack ${stack} is ${found} in its files`,
    hint: ({ found }) =>
      found === 'sensitive'
        ? 'Write sensitive: true here as well'
        : 'Hand on what is stored in the state',
    why: 'Terraform refuses to hand on a sensitive value under an output that does not say so. An ephemeral one is gone when the run ends.',
  }),
  'model/terraform-cycle': entry<{ cycle: string }>({
    severity: 'error',
    message: ({ cycle }) => `Terraform stacks wait for each other: ${cycle}`,
    hint: () => 'Move what both need into a third stack',
    why: 'A stack is planned against what those before it have made. In a circle none of them can be the first.',
  }),
} as const;

export const report = reporterOf(codes);
