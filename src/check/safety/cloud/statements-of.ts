// Every statement of every IAM policy, whether written as a policy document or as JSON.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { dataOf, type Element, resourcesOf } from '../../artifacts/elements.ts';
import { asBody, asList } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { parseJson } from '../../parse-json.ts';
import { titleOf, valuesAt } from './requirement.ts';

export interface Statement {
  /** `data.aws_iam_policy_document.main of stack data, statement ReadObjects`. */
  readonly title: string;
  readonly origin: Path;
  readonly isAllow: boolean;
  readonly actions: readonly string[];
  /** All actions but some, or all resources but some. */
  readonly isInverted: boolean;
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  /** Condition keys, in lower case. */
  readonly conditions: readonly string[];
  /** Type of the resource that the policy is attached to; undefined when it is not known. */
  readonly attachedTo: string | undefined;
}

/** Arguments that hold a policy, by resource type. */
const POLICY_ARGUMENTS: Readonly<Record<string, string>> = {
  aws_ecr_repository_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_iam_policy: 'policy',
  aws_iam_role: 'assume_role_policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_kms_key: 'policy',
  aws_opensearch_domain: 'access_policies',
  aws_s3_bucket_policy: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue_policy: 'policy',
  aws_vpc_endpoint: 'policy',
};
const DOCUMENT = /^\$\{data\.aws_iam_policy_document\.([\w-]+)\.(?:minified_)?json\}$/;

export const statementsOf = oncePerInput((input): readonly Statement[] => {
  const attachments = new Map<string, string>();
  const written: Statement[] = [];
  for (const [type, argument] of Object.entries(POLICY_ARGUMENTS)) {
    for (const element of resourcesOf(input, type)) {
      const policy = String(valuesAt(element.body, argument)[0] ?? '');
      const [, document] = DOCUMENT.exec(policy) ?? [];
      if (document !== undefined) attachments.set(`${element.stack}/${document}`, type);
      else if (policy.startsWith('{')) written.push(...readJson(element, policy));
    }
  }
  const documents = dataOf(input, 'aws_iam_policy_document').flatMap((element) =>
    readDocument(element, attachments.get(`${element.stack}/${element.key}`)),
  );
  return [...documents, ...written];
});

function readDocument(element: Element, attachedTo: string | undefined): readonly Statement[] {
  return asList(element.body['statement']).map((item, index) => {
    const statement = asBody(item);
    return {
      title: statementTitle(element, statement['sid'], index),
      origin: element.origin,
      isAllow: (statement['effect'] ?? 'Allow') === 'Allow',
      actions: textsIn(statement['actions']),
      isInverted: isListed(statement['not_actions']) || isListed(statement['not_resources']),
      resources: textsIn(statement['resources']),
      principals: asList(statement['principals']).flatMap((each) =>
        textsIn(asBody(each)['identifiers']),
      ),
      conditions: asList(statement['condition']).map((each) =>
        String(asBody(each)['variable']).toLowerCase(),
      ),
      attachedTo,
    };
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function readJson(element: Element, policy: string): readonly Statement[] {
  // Text with templates in it is not JSON before Terraform has filled it in.
  const statements = asBody(parseJson(policy))['Statement'];
  return (Array.isArray(statements) ? statements : [statements])
    .map(asBody)
    .map((statement, index) => ({
      title: statementTitle(element, statement['Sid'], index),
      origin: element.origin,
      isAllow: statement['Effect'] === 'Allow',
      actions: textsIn(statement['Action']),
      isInverted: isListed(statement['NotAction']) || isListed(statement['NotResource']),
      resources: textsIn(statement['Resource']),
      principals:
        typeof statement['Principal'] === 'string'
          ? [statement['Principal']]
          : Object.values(asBody(statement['Principal'])).flatMap(textsIn),
      conditions: Object.values(asBody(statement['Condition'])).flatMap((test) =>
        Object.keys(asBody(test)).map((key) => key.toLowerCase()),
      ),
      attachedTo: element.type,
    }));
}

function statementTitle(element: Element, sid: unknown, index: number): string {
  return `${titleOf(element)}, statement ${typeof sid === 'string' ? sid : index + 1}`;
}

function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

function isListed(value: unknown): boolean {
  return textsIn(value).length > 0;
}
