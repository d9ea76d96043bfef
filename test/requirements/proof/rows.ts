// The words in which the rows of a design are proven, each in one line by what it reads:
//   'S3-NET-01': row('VPC 10.0.0.0/16', terraform('network', 'aws_vpc.main.cidr_block').is('10.0.0.0/16')),
import { type Claim, type Reading, reading } from './reading.ts';

/** A deviation has to name the row it belongs to. */
type Evidence = Claim | ((id: string) => Claim);

export interface Row {
  /** What the design states, in a few words. */
  readonly title: string;
  readonly evidence: readonly Evidence[];
}

/** By id, such as S3-NET-01. */
export type Rows = Readonly<Record<string, Row>>;

export function row(title: string, ...evidence: readonly [Evidence, ...Evidence[]]): Row {
  return { title, evidence };
}

export function claimsOf(id: string, { evidence }: Row): readonly Claim[] {
  return evidence.map((each) => (typeof each === 'function' ? each(id) : each));
}

export type { Claim, Reading };

/** What a helper gives for a row, so that a row never stands without. */
export type Claims = readonly [Claim, ...Claim[]];

export interface Output {
  /** `network`, `aws_vpc.main.cidr_block`: a resource, or `data.…`, `provider.…`, `output.…`. */
  readonly terraform: (stack: string, path: string) => Reading;
  /** `cart-service/deployment-cart-service`, `spec.replicas`. */
  readonly kubernetes: (object: string, path: string) => Reading;
  /** `appproject-learning-hub-prod`, `spec.sourceRepos`. */
  readonly argocd: (object: string, path: string) => Reading;
  /** `argo-cd`, `server.replicas`: the values of the chart that a component is. */
  readonly values: (component: string, path: string) => Reading;
  /** Any other file, as `ci/Jenkinsfile`; a path for one that is JSON or YAML. */
  readonly file: (name: string, path?: string) => Reading;
  /** A sentence of the page of the environment, for what no resource can carry. */
  readonly documented: (sentence: string) => Claim;
  /** The deviation at a path of the environment, which names the row among its `refs`. */
  readonly deviates: (path: string) => (id: string) => Claim;
}

const BLOCKS = /^(data|provider|output|terraform|locals|variable|resource|import|moved|check)\b/;

/** `environment`: `<system>/<environment>`. In names and paths of files `*` stands for any characters. */
export function outputOf(environment: string): Output {
  const folder = `dist/${environment}`;
  const [system, name] = environment.split('/');
  const page = `${folder}/README.md`;
  return {
    terraform: (stack, path) =>
      reading(
        `${folder}/terraform/${stack}/cdk.tf.json`,
        BLOCKS.test(path) ? path : `resource.${path}`,
      ),
    kubernetes: (object, path) => reading(`${folder}/kubernetes/${object}.yaml`, path),
    argocd: (object, path) => reading(`${folder}/argocd/${object}.yaml`, path),
    values: (component, path) =>
      reading(
        `${folder}/argocd/application-${system}-${name}-${component}.yaml`,
        `spec.source.helm.valuesObject.${path}`,
      ),
    file: (file, path = '') => reading(`${folder}/${file}`, path),
    documented: (sentence) => reading(page, '', 'sentence').includes(sentence),
    deviates: (path) => (id) =>
      reading(page, '', 'deviation').matches(
        new RegExp(`^\\| \`${literal(path)}\` \\|.*[| ]${id}\\b[^|]*\\|$`, 'm'),
      ),
  };
}

/** A file of the repository, such as atlantis.yaml. */
export function repository(file: string, path = ''): Reading {
  return reading(file, path);
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
