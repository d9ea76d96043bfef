// What a service is tested with: the tools of its language, or make.
import type { GithubActions } from '../../../model/schema/operations/delivery.ts';
import { ACTIONS } from './actions.ts';
import type { YamlMap } from './render-yaml.ts';
import { useAction } from './workflow.ts';

interface Commands {
  readonly install: string;
  readonly lint: string;
  readonly test: string;
  readonly build: string;
  /** Against a running environment. */
  readonly integration: string;
}

const MAKE: Commands = {
  install: 'make install',
  lint: 'make lint',
  test: 'make unit-tests',
  build: 'make build',
  integration: 'make integration-tests',
};

const BY_LANGUAGE: Readonly<Record<'node' | 'python', Commands>> = {
  node: {
    install: 'npm ci',
    lint: 'npm run lint',
    test: 'npm test',
    build: 'npm run build',
    integration: 'npm run test:integration',
  },
  python: {
    install: 'python -m pip install --requirement requirements.txt pytest ruff',
    lint: 'ruff check .',
    test: 'python -m pytest',
    build: 'python -m compileall -q .',
    integration: 'python -m pytest tests/integration',
  },
};

export function commandsOf({ runtime }: Pick<GithubActions, 'runtime'>): Commands {
  return runtime === null ? MAKE : BY_LANGUAGE[runtime.language];
}

/** No step where the runner's own tools do. */
export function setupSteps({ runtime }: Pick<GithubActions, 'runtime'>): readonly YamlMap[] {
  if (runtime === null) return [];
  return runtime.language === 'node'
    ? [useAction('Set up Node.js', ACTIONS.setupNode, { 'node-version': runtime.version })]
    : [useAction('Set up Python', ACTIONS.setupPython, { 'python-version': runtime.version })];
}
