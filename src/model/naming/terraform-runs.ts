// The roles that workflows of GitHub plan and apply stacks with.
import type { Environment } from '../schema/environment.ts';
import { ownRoleArn, prefixOf, roleArn, slugOf } from './core.ts';

export const TERRAFORM_PURPOSES = ['plan', 'apply'] as const;
export type TerraformPurpose = (typeof TERRAFORM_PURPOSES)[number];

/** What our role lasts for: some resources take longer than the usual hour. */
export const APPLY_SESSION_SECONDS = 4 * 3600;

export function terraformRoleName(environment: Environment, purpose: TerraformPurpose): string {
  return `${prefixOf(environment)}-terraform-${purpose}`;
}

/** Of our own role, or of the one that stands already. */
export function terraformRunArn(environment: Environment, purpose: TerraformPurpose): string {
  const { terraform } = environment.delivery;
  const given = terraform.kind === 'github-actions' ? terraform.roles : null;
  return given === null
    ? ownRoleArn(environment, terraformRoleName(environment, purpose))
    : roleArn(environment, given[purpose]);
}

/** Whether stack `state` makes the two. */
export function makesTerraformRoles({ delivery }: Environment): boolean {
  return delivery.terraform.kind === 'github-actions' && delivery.terraform.roles === null;
}

/** Of GitHub, whose reviewers approve an apply. */
export function githubEnvironmentOf(environment: Environment): string {
  const { terraform } = environment.delivery;
  const named = terraform.kind === 'github-actions' ? terraform.githubEnvironment : null;
  return named ?? slugOf(environment);
}
