// Terraform refuses to touch another account, and everything it makes says whose it is.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { valuesAt } from './requirement.ts';

/** Tags that tell in a bill, and in an incident, what a resource belongs to. */
const TAGS = ['Environment', 'System'];

export function checkProviderGuard({ environment, stacks }: CheckInput): readonly Diagnostic[] {
  const { account } = environment.aws;
  return stacks.flatMap(({ stack, document }) => {
    const configurations = asList(asBody(document['provider'])['aws']).map(asBody);
    // Without a block at all, Terraform takes whatever account the shell is signed in to.
    const providers = configurations.length > 0 ? configurations : [{}];
    return providers
      .flatMap((provider) => lacksOf(provider, account))
      .map((missing) =>
        diagnostic('check/provider-guard', { stack, missing }, { path: ['aws', 'account'] }),
      );
  });
}

function lacksOf(provider: Body, account: string): readonly string[] {
  const allowed = asList(provider['allowed_account_ids']);
  const [tags] = valuesAt(provider, 'default_tags.tags');
  const untagged = TAGS.filter((tag) => asBody(tags)[tag] === undefined);
  return [
    ...(allowed.length === 1 && allowed[0] === account
      ? []
      : [`allowed_account_ids = ["${account}"]`]),
    ...(untagged.length === 0 ? [] : [`default_tags with ${untagged.join(' and ')}`]),
  ];
}
