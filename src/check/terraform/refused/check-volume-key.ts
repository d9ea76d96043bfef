// The key of new volumes is open to whoever makes them. Auto Scaling launches nodes as a role of the service,
// to which no policy of ours gives a key: where the key itself does not, instances stop as they start.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';

/** https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html */
const ASKED = ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

export function checkVolumeKey(input: CheckInput): readonly Diagnostic[] {
  const { region } = input.environment.aws;
  return resourcesOf(input, 'aws_ebs_default_kms_key').flatMap(
    ({ stack, body, origin, address }) => {
      const keys = elementsBehind(input, stack, body['key_arn']).filter(
        ({ type }) => type === 'aws_kms_key',
      );
      const statements = keys
        .flatMap((key) => elementsBehind(input, key.stack, key.body['policy']))
        .flatMap((document) => asList(document.body['statement']).map(asBody));
      if (statements.some((each) => isOpen(each, `ec2.${region}.amazonaws.com`))) return [];
      return [diagnostic('check/volume-key-closed', { address, stack }, { path: origin })];
    },
  );
}

function isOpen({ effect, actions, principals, condition }: Body, service: string): boolean {
  const allowed = asList(actions).map(asText);
  const isForAll = asList(principals)
    .map(asBody)
    .some(({ identifiers }) => asList(identifiers).includes('*'));
  const isThrough = asList(condition)
    .map(asBody)
    .some(
      ({ variable, values }) => variable === 'kms:ViaService' && asList(values).includes(service),
    );
  return (
    effect !== 'Deny' && isForAll && isThrough && ASKED.every((action) => allowed.includes(action))
  );
}
