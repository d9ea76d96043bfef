// The accounts of an organization, and what one of them does for the others.
import { entry } from '../entry.ts';

export const organizationCatalogue = {
  'model/organization-missing': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `There is no organization for ${what}`,
    hint: ({ what }) => `Write organization, or leave out ${what}`,
    why: 'Only the management account can log the calls of all accounts, and its environment is the one with `organization`.',
  }),
  'model/unit-cycle': entry<{ unit: string; via: string }>({
    severity: 'error',
    message: ({ unit, via }) => `Unit ${unit} is above itself: ${via}`,
    hint: () => 'Leave parent out of one of them',
    why: 'Units are a tree below the root of the organization.',
  }),
  'model/unit-depth': entry<{ unit: string; depth: number; max: number }>({
    severity: 'error',
    message: ({ unit, depth, max }) =>
      `Unit ${unit} is too deep: ${depth} levels below the root, and ${max} are allowed`,
    hint: () => 'Give it a parent nearer to the root',
    why: 'AWS Organizations refuses a unit below the fifth level. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  }),
  'model/account-email-duplicate': entry<{ account: string; email: string; other: string }>({
    severity: 'error',
    message: ({ account, email, other }) =>
      `E-mail address of account ${account} is that of ${other}: ${email}`,
    hint: () => 'Give each account an address of its own; a plus address will do',
    why: 'The address is the login of the root user, and AWS makes no second account with it.',
  }),
  'model/guardrail-size': entry<{ guardrail: string; size: number; max: number }>({
    severity: 'error',
    message: ({ guardrail, size, max }) =>
      `Guardrail ${guardrail} is too large: ${size} characters, and ${max} are allowed`,
    hint: () => 'Divide it into two, or name actions by a wildcard',
    why: 'AWS Organizations refuses a larger service control policy. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  }),
  'model/guardrail-count': entry<{ target: string; count: number; max: number }>({
    severity: 'error',
    message: ({ target, count, max }) =>
      `Too many guardrails for ${target}: ${count}, and ${max} are allowed`,
    hint: () => 'Put several into one, or move some to the unit above',
    why: 'Ten service control policies can be attached to a root or a unit, and `FullAWSAccess` of AWS is one of them. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  }),
  'model/guardrail-empty': entry<{ guardrail: string }>({
    severity: 'error',
    message: ({ guardrail }) => `Guardrail ${guardrail} refuses nothing`,
    hint: () => 'Add a statement, or delete the guardrail',
    why: 'AWS Organizations refuses a policy without a statement.',
  }),
  'model/delegate-is-management': entry<{ service: string; account: string }>({
    severity: 'error',
    message: ({ service, account }) =>
      `Service ${service} is delegated to ${account}, which is the management account itself`,
    hint: () => 'Name a member account, or delete the entry',
    why: 'The management account may do everything without it, and AWS refuses to register it.',
  }),
  'model/protection-plans-unwatched': entry<{ plans: string; found: string }>({
    severity: 'error',
    message: ({ plans, found }) =>
      `Protection plans are chosen where GuardDuty is ${found}: ${plans}`,
    hint: ({ found }) =>
      found === 'off'
        ? 'Write audit.threatDetection: true, or remove audit.protectionPlans'
        : 'Write them where audit.administers has threatDetection, and remove them here',
    why: 'Without a detector there is nothing to add plans to, and GuardDuty refuses when a member of an organization says what is watched. https://docs.aws.amazon.com/guardduty/latest/ug/administrator_member_relationships.html',
  }),
  'model/findings-absent': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Findings of GuardDuty are mailed, and it is off',
    hint: () => 'Write audit.threatDetection: true, or remove audit.findings',
    why: 'Without a detector nothing is found.',
  }),
  'model/findings-unheard': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Nobody hears of findings of GuardDuty: observability.notify has no emails',
    hint: () => 'Add somebody to observability.notify.emails, or remove audit.findings',
    why: 'Findings go to the topic of alerts, whose subscribers are mail addresses. Slack and PagerDuty hear Alertmanager alone.',
  }),
  'model/administered-absent': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) =>
      `Nothing of ${service} here, which this account administers for all accounts`,
    hint: ({ service }) => `Write audit.${service}, or take it out of audit.administers`,
    why: 'The account that administers a service for the organization has to have it itself.',
  }),
} as const;
