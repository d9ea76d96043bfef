// The way of a pipeline's questions: its role may call the function, the function is let in by the API
// server, and Kubernetes lets it read each workload that is asked about.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { TextArtifact } from '../../../model/artifact.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { parseJson } from '../../parse-json.ts';
import { allows } from '../allows.ts';
import { rolesByArn } from '../roles.ts';
import {
  type AskedWorkload,
  askedWorkloads,
  PIPELINE_ORIGIN,
  pipelineTexts,
  variableIn,
} from './pipeline-texts.ts';

export function checkPipelineWay(input: CheckInput): readonly Diagnostic[] {
  return pipelineTexts(input).flatMap((text) => {
    const name = variableIn(text, 'ROLLOUTS');
    if (name === undefined) return [];
    return obstaclesOf(input, text, name).map((obstacle) =>
      diagnostic(
        'check/pipeline-unheard',
        { file: text.path, obstacle },
        { path: PIPELINE_ORIGIN },
      ),
    );
  });
}

function obstaclesOf(input: CheckInput, text: TextArtifact, name: string): readonly string[] {
  const stack = resourcesOf(input, 'aws_cloudformation_stack').find(
    ({ body }) => functionName(body) === name,
  );
  if (stack === undefined) return [`no stack makes the function ${name}`];
  const parameters = asBody(stack.body['parameters']);
  const rules = groupsLetIn(input, stack, parameters['Role']).flatMap((group) =>
    rulesOf(input, group),
  );
  return [
    ...(mayCall(input, text, name) ? [] : [`its role may not call the function ${name}`]),
    ...(isLetIn(input, parameters['SecurityGroup'])
      ? []
      : ['the security group of the API server does not let the function in']),
    ...askedWorkloads(text)
      .flatMap((workload) => questionsOf(input, workload))
      .filter((question) => !rules.some((rule) => covers(rule, question)))
      .map(({ resource, name: of, namespace }) => `it may not read ${resource} ${namespace}/${of}`),
  ];
}

function functionName(body: Body): string {
  const template = asBody(parseJson(asText(body['template_body'])));
  const { Function: made } = asBody(template['Resources']);
  return asText(asBody(asBody(made)['Properties'])['FunctionName']);
}

/** The roles that the file takes on; one of them has to be allowed to. */
function mayCall(input: CheckInput, { content }: TextArtifact, name: string): boolean {
  const { account, region } = input.environment.aws;
  const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
  return [...rolesByArn(input).values()].some(
    (role) =>
      content.includes(role.arn) && allows(input, role, { action: 'lambda:InvokeFunction', arn }),
  );
}

function isLetIn(input: CheckInput, group: unknown): boolean {
  return resourcesOf(input, 'aws_vpc_security_group_ingress_rule').some(
    ({ body }) =>
      asText(body['security_group_id']).includes('cluster_security_group_id') &&
      body['referenced_security_group_id'] === group &&
      Number(body['from_port']) <= 443 &&
      Number(body['to_port']) >= 443,
  );
}

/** Kubernetes groups of the access entry of a role. */
function groupsLetIn(input: CheckInput, { stack }: Element, role: unknown): readonly string[] {
  const [wanted] = elementsBehind(input, stack, role);
  return resourcesOf(input, 'aws_eks_access_entry')
    .filter(({ body }) =>
      elementsBehind(input, stack, body['principal_arn']).includes(wanted as Element),
    )
    .flatMap(({ body }) => asList(body['kubernetes_groups']).map(asText));
}

interface Rule {
  readonly namespace: string;
  readonly resources: readonly string[];
  /** Empty: every name. */
  readonly names: readonly string[];
}

function rulesOf(input: CheckInput, group: string): readonly Rule[] {
  const bound = objectsOf(input, 'RoleBinding').filter(({ object }) =>
    asList(object['subjects']).some((subject) => asBody(subject)['name'] === group),
  );
  return bound.flatMap(({ object: binding }) => {
    const { namespace = '' } = binding.metadata;
    const role = objectsOf(input, 'Role').find(
      ({ object }) =>
        object.metadata.namespace === namespace &&
        object.metadata.name === asBody(binding['roleRef'])['name'],
    );
    return asList(role?.object['rules'])
      .map(asBody)
      .map((rule) => ({
        namespace,
        resources: asList(rule['resources']).map(asText),
        names: asList(rule['resourceNames']).map(asText),
      }));
  });
}

interface Question {
  readonly namespace: string;
  readonly resource: string;
  readonly name: string;
}

function questionsOf({ environment }: CheckInput, workload: AskedWorkload): readonly Question[] {
  const { name, namespace, kind, application, port } = workload;
  const argocd = environment.delivery.argocd.namespace;
  return [
    { namespace, resource: `${kind.toLowerCase()}s`, name },
    ...(application === undefined
      ? []
      : [{ namespace: argocd, resource: 'applications', name: application }]),
    ...(port === undefined
      ? []
      : [{ namespace, resource: 'services/proxy', name: `http:${name}:${port}` }]),
  ];
}

function covers({ namespace, resources, names }: Rule, question: Question): boolean {
  return (
    namespace === question.namespace &&
    resources.includes(question.resource) &&
    (names.length === 0 || names.includes(question.name))
  );
}
