// Keys and values of labels, and which of them nodes may carry.
import { z } from 'zod';

const QUALIFIED_NAME =
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export function qualifiedName(expected: string) {
  return z
    .string()
    .regex(QUALIFIED_NAME, expected)
    .refine((key) => key !== 'constructor', 'expected another word: this one is reserved');
}

export const LabelKey = qualifiedName('expected a key such as team or example.com/team');

export const LabelValue = z
  .string()
  .regex(
    /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/,
    'expected at most 63 letters, digits, "-", "_" and ".", such as checkout',
  );

/** What a kubelet that registers its node refuses to set, with exceptions that nobody needs to write: the node
 * would never join. https://github.com/kubernetes/kubernetes/blob/v1.35.0/cmd/kubelet/app/options/options.go,
 * staging/src/k8s.io/kubelet/pkg/apis/well_known_labels.go; Karpenter keeps a domain of its own besides.
 * https://github.com/kubernetes-sigs/karpenter/blob/v1.8.0/pkg/apis/v1/labels.go */
const KEPT = /^([a-z0-9.-]+\.)?(kubernetes\.io|k8s\.io|karpenter\.sh)\//;
const LET = /^([a-z0-9.-]+\.)?(kubelet|node)\.kubernetes\.io\//;

const NodeLabelKey = LabelKey.refine(
  (key) => !KEPT.test(key) || LET.test(key),
  'expected another domain: a node that wants to give itself a label of Kubernetes, or of Karpenter, never joins; only node.kubernetes.io/… is let',
);

export const NodeLabels = z
  .record(NodeLabelKey, LabelValue)
  .default({})
  .describe('Kubernetes labels of its nodes; none of `kubernetes.io` but `node.kubernetes.io/…`.');
