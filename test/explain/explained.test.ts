// Answers about real results; npm run verify:explain asks about many more.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { FieldExplanation } from '../../src/explain/explanation.ts';
import { renderExplanationText } from '../../src/explain/render/text.ts';
import { explainIn } from '../../src/pipeline/explain/explain.ts';
import { openProgram } from '../../src/pipeline/explain/open-program.ts';
import { describeSystems } from '../support/systems/describe-systems.ts';

const home = process.cwd();
const program = openProgram({ root: home, home, time: 60_000, now: () => performance.now() });
const DEPLOYMENT = 'dist/commerce/prod/kubernetes/order-service/deployment-order-service.yaml';

function explained(...words: string[]) {
  const { value, diagnostics } = explainIn(program, words);
  return value ?? diagnostics.map(({ code }) => code);
}

function field(...words: string[]): FieldExplanation {
  const found = explained(...words);
  if (Array.isArray(found) || !('answer' in found)) throw new Error(JSON.stringify(found));
  return found;
}

/** The line of a file that begins so. */
function lineOf(file: string, start: string): number {
  return (
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((line) => line.trim().startsWith(start)) + 1
  );
}

describeSystems(['commerce'], 'explain', () => {
  it('names the line of a value, through defaults of the file', () => {
    const line = lineOf(DEPLOYMENT, 'replicas: 3');
    const found = field(`${DEPLOYMENT}:${line}`);

    expect(found).toMatchObject({ answer: 'key', field: 'spec.replicas', value: '3' });
    expect(found.from[0]).toMatchObject({
      file: 'environments/commerce/prod.yaml',
      line: lineOf(
        'environments/commerce/prod.yaml',
        'service: { namespace: production, replicas: 3 }',
      ),
      key: 'defaults.service.replicas',
      proof: { isValid: true },
    });
    expect(readFileSync('docs/how-to/explain.md', 'utf8')).toContain(
      `\`\`\`text\n${renderExplanationText(found)}\`\`\``,
    );
  });

  it('answers for an object and a resource by name', () => {
    const object = field('Deployment/production/order-service', 'spec.replicas', 'commerce/prod');
    const resource = field('aws_msk_cluster.main.number_of_broker_nodes', 'commerce/prod');

    expect(object.from[0]?.key).toBe('defaults.service.replicas');
    expect(resource.from[0]).toMatchObject({ key: 'kafka.main.brokers', value: '3' });
  });

  it('names a default with the line of the schema that has it', () => {
    const thing = 'Deployment/production/order-service';
    const found = field(thing, 'spec.progressDeadlineSeconds', 'commerce/prod');
    const [step, ours] = found.from;
    const line = readFileSync(ours?.file ?? '', 'utf8').split('\n')[(ours?.line ?? 0) - 1];

    expect(found.answer).toBe('default');
    expect(step).toMatchObject({
      type: 'default',
      key: 'services.order-service.rollout.deadlineSeconds',
      value: '600',
      proof: { isValid: true },
    });
    expect(line).toContain('deadlineSeconds');
  });

  it('names an entry whose name the field has', () => {
    const found = field('Deployment/production/order-service', 'metadata.name', 'commerce/prod');

    expect(found.from[0]).toMatchObject({ type: 'name', key: 'services.order-service' });
  });

  it('renames an entry with all that names it, also where another thing is called alike', () => {
    const thing = 'NetworkPolicy/development/auth-service';
    const path = 'spec.podSelector.matchLabels["app.kubernetes.io/name"]';

    // A target of the load balancer has the name of its service, and routes name the target.
    expect(field(thing, path, 'commerce/dev').from[0]).toMatchObject({
      ...{ type: 'name', key: 'services.auth-service' },
      proof: { tried: 'auth-servicf', becomes: 'auth-servicf' },
    });
  });

  it('tells what a line of an environment reaches', () => {
    const file = 'environments/commerce/prod.yaml';
    const found = explained(`${file}:${lineOf(file, 'order-service: { image')}`);

    expect(found).toMatchObject({ type: 'reach', key: 'services.order-service' });
    if (Array.isArray(found) || found.type !== 'reach') throw new Error('no reach');
    const names = found.groups.flatMap(({ patterns }) => patterns.flatMap(({ places }) => places));
    expect(names.map(({ name }) => name)).toContain('Deployment production/order-service');
  });

  it('a block has what it is there for, and no source', () => {
    const found = field(`${DEPLOYMENT}:${lineOf(DEPLOYMENT, 'strategy:')}`);

    expect(found).toMatchObject({ answer: 'block', from: [] });
    expect(found.because[0]).toMatchObject({ type: 'maker', key: 'services.order-service' });
  });

  it('a line of atlantis.yaml has the environment of its entry', () => {
    const dir = 'dir: dist/commerce/prod/terraform/data';
    const found = explained(`atlantis.yaml:${lineOf('atlantis.yaml', dir)}`);

    expect(found).toMatchObject({
      type: 'choices',
      entries: [{ name: 'commerce/prod', text: 'environments/commerce/prod.yaml' }],
    });
  });

  it('names what a thing is called after, though it goes with its name', () => {
    const key = 'aws_ecr_repository.api-gateway';
    const found = explained(`${key}.name`, 'commerce/shared');
    const [step] = !Array.isArray(found) && 'from' in found ? found.from : [];

    expect(step?.file).toMatch(/^environments\/commerce\//);
  });

  it('names the number that a rule is named after', () => {
    const rule = 'aws_lb_listener_rule.main-100.priority';
    const found = field(rule, 'commerce/prod');

    expect(found.answer).toBe('key');
    expect(found.from[0]?.key).toMatch(/^edge\.loadBalancers\.main\.routes\.[\w-]+\.priority$/);
  });

  it.each([
    ['dist/commerce/prod/kubernetes/nothing.yaml:3', 'command/explain-no-file'],
    [`${DEPLOYMENT}:9999`, 'command/explain-no-line'],
    [`${DEPLOYMENT}:1`, 'command/explain-nothing'],
    ['environments/commerce/prod.yaml:2', 'command/explain-nothing'],
    ['environments/commerce/prod.yaml:6', 'command/explain-nothing'],
    ['package.json:3', 'command/explain-not-ours'],
    ['dist/commerce/prod/terraform/data/.terraform.lock.hcl:9', 'command/explain-copied'],
    ['aws_msk_cluster.mian', 'command/explain-no-thing'],
    ['model/port-duplicat3', 'command/explain-unknown'],
  ])('%s is refused', (word, code) => {
    expect(explained(word)).toEqual([code]);
  });

  it('a key is refused with the line that it is written at', () => {
    const [found] = explainIn(program, ['commerce/prod', 'cluster.version']).diagnostics;

    expect(found?.code).toBe('command/explain-unknown');
    expect(found?.hint).toMatch(
      /^Ask for .*: npx groundplan explain environments\/commerce\/[\w.]+\.yaml:\d+$/,
    );
  });

  it('a field that is not there is refused', () => {
    expect(explained(DEPLOYMENT, 'spec.replicsa')).toEqual(['command/explain-no-field']);
  });
});
