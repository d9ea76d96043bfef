// No identity may do everything to everything: a wildcard action needs named resources.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { makesTerraformRoles } from '../../../model/naming/terraform-runs.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import type { Body, CheckInput } from '../../check-input.ts';
import { titleOf } from './requirement.ts';
import { type Statement, statementsOf } from './statements-of.ts';

/** `*`, or an ARN whose resource is one. */
const EVERYTHING = /^(?:\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*)$/;
/** Actions that only look, most of which AWS cannot limit to a resource; `s3:Get*` reads the data. */
const LOOKING = [
  /:(?:Describe|List)\w*\*$/,
  /^(?:autoscaling|ce|cloudwatch|health|pricing|servicequotas|tag|xray):(?:Get|BatchGet)\w*\*$/,
];
/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const MANAGED = /\/(?:AdministratorAccess|PowerUserAccess|\w+FullAccess)$/;

export function checkIamWildcard(input: CheckInput): readonly Diagnostic[] {
  const account = `arn:aws:iam::${input.environment.aws.account}:root`;
  const ofStatements = statementsOf(input)
    .filter((statement) => isTooWide(statement, account))
    .map(({ title, actions, origin }) =>
      diagnostic(
        'check/iam-wildcard',
        { where: title, what: actions.find((action) => action.includes('*')) ?? 'all but some' },
        { path: origin },
      ),
    );
  const ofManaged = ['aws_iam_role_policy_attachment', 'aws_iam_user_policy_attachment']
    .flatMap((type) => resourcesOf(input, type))
    .filter(({ body }) => MANAGED.test(String(body['policy_arn'])) && !isTerraform(input, body))
    .map((element) =>
      diagnostic(
        'check/iam-wildcard',
        { where: titleOf(element), what: String(element.body['policy_arn']) },
        { path: element.origin },
      ),
    );
  return [...ofStatements, ...ofManaged];
}

/** Whoever applies every stack may make what is in them: a role of workflows, which Atlantis has elsewhere. */
function isTerraform({ environment }: CheckInput, { role }: Body): boolean {
  return makesTerraformRoles(environment) && role === TERRAFORM_ROLE;
}

const TERRAFORM_ROLE = `\${aws_iam_role.terraform-apply.name}`;

function isTooWide(statement: Statement, account: string): boolean {
  if (!statement.isAllow) return false;
  if (statement.attachedTo === 'aws_kms_key') return isForeignKeyPolicy(statement, account);
  const isWide = statement.isInverted || statement.actions.some(isWildcard);
  return (
    isWide && (statement.isInverted || statement.resources.some((each) => EVERYTHING.test(each)))
  );
}

function isWildcard(action: string): boolean {
  return action.endsWith('*') && !LOOKING.some((pattern) => pattern.test(action));
}

/**
 * The resource `*` of a key policy is the key itself, and the account has to administer it.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function isForeignKeyPolicy({ actions, principals }: Statement, account: string): boolean {
  const isAll = actions.some((action) => action === '*' || action === 'kms:*');
  return isAll && principals.some((principal) => principal !== account);
}
