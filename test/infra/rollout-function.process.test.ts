import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { rolloutScript } from '../../src/infra/cluster/rollouts/rollout-script.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { type Terraform, terraformOf } from '../support/terraform-documents.ts';

const GITHUB = { kind: 'github-actions', organization: 'shop', pushRole: 'shop-push' };
const JENKINS = { kind: 'jenkins', agent: 'any', pushRole: 'push', trustedRole: 'agents' };
const services = { orders: aService() };

function documentOf(pipeline: object | null = GITHUB, more: object = {}): Terraform {
  return terraformOf(anEnvironment({ services, delivery: { pipeline }, ...more }));
}

function subjectsOf(pipeline: object): readonly string[] {
  const { condition } = documentOf(pipeline).policy('deploy-trust')['AssumedByGithubActions'];
  return condition.find(({ variable }: { variable: string }) => variable.endsWith(':sub')).values;
}

describe('the way of a pipeline to the cluster', () => {
  it('is a function in the subnets of the nodes, which the API server lets in', () => {
    const document = documentOf();
    const stack = document.one('aws_cloudformation_stack', 'rollouts');
    const template = JSON.parse(stack['template_body']);

    expect(stack['parameters'].SecurityGroup).toContain('security_group_ids["rollouts"]');
    expect(stack['parameters']).toMatchObject({
      Role: '${aws_iam_role.rollouts.arn}',
      Endpoint: '${aws_eks_cluster.main.endpoint}',
    });
    expect(template.Resources.Function.Properties).toMatchObject({
      FunctionName: 'shop-prod-rollouts',
      Code: { ZipFile: rolloutScript([]) },
    });
    expect(
      document.one('aws_vpc_security_group_ingress_rule', 'control-plane-from-rollouts-443'),
    ).toMatchObject({
      security_group_id: '${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}',
      referenced_security_group_id: stack['parameters'].SecurityGroup,
      from_port: 443,
      to_port: 443,
    });
    expect(document.one('aws_eks_access_entry', 'pipeline_rollouts')).toMatchObject({
      kubernetes_groups: ['groundplan:rollouts'],
      principal_arn: '${aws_iam_role.rollouts.arn}',
    });
  });

  it('has a role that may ask and read the token, and nothing else', () => {
    const document = documentOf();
    const statements = document.policy('deploy');

    expect(Object.keys(statements)).toEqual([
      'AskHowItGoes',
      'ReadPlatformToken',
      'DecryptPlatformToken',
    ]);
    expect(statements['AskHowItGoes'].resources).toEqual([
      'arn:aws:lambda:eu-west-1:210987654321:function:shop-prod-rollouts',
    ]);
    expect(document.one('aws_secretsmanager_secret', 'pipeline-platform-repository')['name']).toBe(
      'shop/prod/pipeline/platform-repository',
    );
    expect(document.one('aws_iam_role', 'deploy')['max_session_duration']).toBe(21600);
  });

  it('is open to what releases, and with approval to approved jobs alone', () => {
    expect(subjectsOf(GITHUB)).toContain('repo:shop/orders:ref:refs/heads/main');
    expect(subjectsOf({ ...GITHUB, release: { trigger: 'tag' } })).toContain(
      'repo:shop/orders:ref:refs/tags/v*',
    );
    expect(subjectsOf({ ...GITHUB, release: { trigger: 'tag', approval: true } })).toContain(
      'repo:shop/orders:environment:prod',
    );
    expect(documentOf(JENKINS).policy('deploy-trust')['AssumedByBuildAgents']).toBeDefined();
  });

  it.each([
    ['no pipeline', null, {}],
    [
      'images of others alone',
      GITHUB,
      {
        services: {
          web: aService({ image: { repository: 'docker.io/library/nginx', tag: '1' } }),
        },
      },
    ],
  ])('is not made for %s', (_, pipeline, more) => {
    const document = documentOf(pipeline, more);
    expect(document.all('aws_cloudformation_stack')['rollouts']).toBeUndefined();
    expect(document.all('aws_iam_role')['deploy']).toBeUndefined();
  });
});

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;
const WEB = { name: 'web', namespace: 'shop', kind: 'Deployment', application: 'shop-prod-web' };
const URLS = {
  application: '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/shop-prod-web',
  workload: '/apis/apps/v1/namespaces/shop/deployments/web',
  rollout: '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web',
  health: '/api/v1/namespaces/shop/services/http:web:8080/proxy/health',
};

interface Asked {
  readonly ask: string;
  readonly workload?: object;
  /** Status, or status and body, by path; 404 otherwise. */
  readonly found: Readonly<Record<string, number | object>>;
}

interface Answer {
  readonly state: string;
  readonly message: string;
}

/** What the function says to each, each time as if nobody had asked it before; one Python for all. */
function answersTo(asked: readonly Asked[]): readonly Answer[] {
  const cases = asked.map(({ ask, workload = {}, found }) => ({
    event: { ask, tag: 'abc', commit: 'c0ffee', workloads: [{ ...WEB, ...workload }] },
    found,
  }));
  const program = `
import json, os
SCRIPT = compile(os.environ["SCRIPT"], "rollouts", "exec")

def answer(case):
    program = {"__name__": "rollouts"}
    exec(SCRIPT, program)
    def fetch(url, headers, context):
        found = case["found"].get(url.removeprefix("https://api"), 404)
        return (found, b"{}") if isinstance(found, int) else (200, json.dumps(found).encode())
    program.update(token=lambda: "t", fetch=fetch)
    return program["handler"](case["event"], None)

print(json.dumps([answer(case) for case in json.load(os.sys.stdin)]))
`;
  const { stdout, stderr } = spawnSync('python3', ['-c', program], {
    encoding: 'utf8',
    input: JSON.stringify(cases),
    env: {
      PATH: process.env['PATH'] ?? '',
      SCRIPT: rolloutScript(['CronJob', 'StatefulSet']),
      ...{ ENDPOINT: 'https://api', CERTIFICATE_AUTHORITY: '', ARGOCD_NAMESPACE: 'argocd' },
    },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function aWorkload(image: string, status: object, replicas = 2) {
  const containers = [{ name: 'web', image }];
  const spec = { replicas, template: { spec: { containers } } };
  return { metadata: { generation: 7 }, spec, status: { observedGeneration: 7, ...status } };
}

const done = { updatedReplicas: 2, replicas: 2, availableReplicas: 2 };

describe.skipIf(!HAS_PYTHON)('what the function answers', () => {
  const found = (object: object, application: object = {}) => ({
    [URLS.workload]: object,
    [URLS.application]: application,
  });

  const cases: readonly (readonly [string, Asked, string])[] = [
    ['connects', { ask: 'connect', found: found({}) }, 'done'],
    ['connects to nothing', { ask: 'connect', found: { [URLS.application]: {} } }, 'failed'],
    [
      'connects without Argo CD',
      { ask: 'connect', workload: { application: null }, found: { [URLS.workload]: {} } },
      'done',
    ],
    ['may not read', { ask: 'connect', found: { ...found({}), [URLS.workload]: 403 } }, 'failed'],
    ['applied', { ask: 'applied', found: found(aWorkload('x/web:abc', {})) }, 'done'],
    ['not applied yet', { ask: 'applied', found: found(aWorkload('x/web:old', {})) }, 'waiting'],
    [
      'refused by Argo CD',
      {
        ask: 'applied',
        found: found(aWorkload('x/web:old', {}), {
          status: {
            operationState: { phase: 'Failed', message: 'no', syncResult: { revision: 'c0ffee' } },
          },
        }),
      },
      'failed',
    ],
    [
      'another commit was refused',
      {
        ask: 'applied',
        found: found(aWorkload('x/web:old', {}), {
          status: { operationState: { phase: 'Failed', syncResult: { revision: 'other' } } },
        }),
      },
      'waiting',
    ],
    ['rolled out', { ask: 'rollout', found: found(aWorkload('x/web:abc', done)) }, 'done'],
    [
      'an old pod is left',
      { ask: 'rollout', found: found(aWorkload('x/web:abc', { ...done, replicas: 3 })) },
      'waiting',
    ],
    [
      'not seen yet',
      { ask: 'rollout', found: found(aWorkload('x/web:abc', { ...done, observedGeneration: 6 })) },
      'waiting',
    ],
    [
      'past its deadline',
      {
        ask: 'rollout',
        found: found(
          aWorkload('x/web:abc', { conditions: [{ reason: 'ProgressDeadlineExceeded' }] }),
        ),
      },
      'failed',
    ],
    ...(['Healthy', 'Paused', 'Degraded'] as const).map((phase): [string, Asked, string] => [
      `an Argo Rollout that is ${phase}`,
      {
        ask: 'rollout',
        workload: { kind: 'Rollout' },
        found: { [URLS.rollout]: aWorkload('x/web:abc', { phase, observedGeneration: '7' }) },
      },
      { Healthy: 'done', Paused: 'waiting', Degraded: 'failed' }[phase],
    ]),
  ];
  const answers = once(() => answersTo(cases.map(([, asked]) => asked)));

  it.each(cases.map(([name, , state], index) => [name, index, state] as const))(
    '%s',
    (_, index, state) => {
      expect(answers()[index]?.state).toBe(state);
    },
  );

  it('says that a person has to decide, where the analysis of a canary cannot', () => {
    const status = {
      phase: 'Paused',
      observedGeneration: '7',
      pauseConditions: [{ reason: 'InconclusiveAnalysisRun' }],
    };
    const found = { [URLS.rollout]: aWorkload('x/web:abc', status) };
    const [answer] = answersTo([{ ask: 'rollout', workload: { kind: 'Rollout' }, found }]);

    expect(answer?.state).toBe('waiting');
    expect(answer?.message).toContain(
      'somebody has to go on with it or abort it: InconclusiveAnalysisRun',
    );
  });

  it('asks for the health inside, and for the public name', () => {
    const workload = {
      health: { port: 8080, path: '/health', host: null },
      requests: [{ url: 'https://www.shop.io/api/', from: 200, to: 499 }],
    };
    const outside = 'https://www.shop.io/api/';
    const states = answersTo(
      [
        { [URLS.health]: 200, [outside]: 401 },
        { [URLS.health]: 503, [outside]: 200 },
        { [URLS.health]: 200, [outside]: 502 },
      ].map((each) => ({ ask: 'smoke', workload, found: each })),
    );

    expect(states.map(({ state }) => state)).toEqual(['done', 'waiting', 'waiting']);
    expect(states[2]?.message).toBe('web: https://www.shop.io/api/ answers 502');
  });
});
