// What the policies of keys that stand already have to allow: what those of ours would.
import { accountStatement, type KeyPurpose, keyPurposes } from '../../environment/key-purposes.ts';
import { code } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';

export function renderKeyPolicies(environment: Environment): readonly string[] {
  const { keys } = environment.aws;
  const purposes = (Object.keys(keyPurposes) as KeyPurpose[]).filter((each) => keys[each] !== null);
  return purposes.flatMap((purpose) => {
    const statements = [accountStatement(environment), ...keyPurposes[purpose].grants(environment)];
    return [
      '',
      `The policy of the key of ${code(purpose)} has to allow at least this. Where it does not leave the roles of the account to their IAM policies, as the first statement does, it names them: that of Terraform with \`kms:CreateGrant\`, and those of stack \`identity\`.`,
      '',
      '```json',
      ...JSON.stringify(statements.map(asWritten), null, 2).split('\n'),
      '```',
    ];
  });
}

/** As a policy document has it. */
function asWritten({
  sid,
  effect = 'Allow',
  actions,
  resources,
  principals,
  condition,
}: Statement) {
  return {
    Sid: sid,
    Effect: effect,
    Principal: principals,
    Action: actions,
    Resource: resources,
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}
