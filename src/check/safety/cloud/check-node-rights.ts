// What a node may do in AWS, every pod of its host network may, and whoever breaks out of one.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { titleOf } from './requirement.ts';

const OF_A_POD = /\/(AmazonEKS_CNI_Policy|AmazonEBSCSIDriverPolicy|AmazonEFSCSIDriverPolicy)$/;

export function checkNodeRights(input: CheckInput): readonly Diagnostic[] {
  return [...attachments(input), ...nodeClasses(input)];
}

function attachments(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_iam_role_policy_attachment')
    .filter(({ body }) => OF_A_POD.test(asText(body['policy_arn'])))
    .flatMap((attachment) => {
      const trust = elementsBehind(input, attachment.stack, attachment.body['role'])
        .filter(({ type }) => type === 'aws_iam_role')
        .flatMap(({ stack, body }) => elementsBehind(input, stack, body['assume_role_policy']));
      const isOfNodes = trust.some(({ body }) =>
        JSON.stringify(body).includes('ec2.amazonaws.com'),
      );
      if (!isOfNodes) return [];
      const wanted = 'the policy on the role of the ServiceAccount that needs it';
      const args = { what: titleOf(attachment), wanted };
      return [diagnostic('check/node-rights', args, { path: attachment.origin })];
    });
}

/** Nodes of Karpenter, whose launch templates Karpenter makes. */
function nodeClasses({ objects }: CheckInput): readonly Diagnostic[] {
  return objects
    .filter(({ object }) => object.kind === 'EC2NodeClass')
    .flatMap(({ object, origin }) => {
      const options = asBody(asBody(asBody(object)['spec'])['metadataOptions']);
      const isClosed =
        options['httpTokens'] === 'required' && options['httpPutResponseHopLimit'] === 1;
      if (isClosed) return [];
      const what = `EC2NodeClass ${object.metadata.name}`;
      const wanted = 'httpTokens: required and httpPutResponseHopLimit: 1';
      return [diagnostic('check/instance-metadata', { what, wanted }, { path: origin })];
    });
}
