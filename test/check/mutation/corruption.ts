// One way an output can be wrong, and the one check that has to notice.
import { type OpenInput, objectIn, stackIn } from '../../support/compiled.ts';
import type { AnyObject } from '../../support/kubernetes-objects.ts';

export interface Corruption {
  readonly name: string;
  /** The code that has to be reported, and the only one beside `consequences`. */
  readonly code: string;
  /** Codes that follow from the fault as surely as it is there. */
  readonly consequences?: readonly string[];
  /** Dotted path into the environment that the finding points at, or begins with. */
  readonly path: string;
  readonly corrupt: (open: OpenInput) => void;
}

export function resource(open: OpenInput, stack: string, address: string): AnyObject {
  const [type = '', ...key] = address.split('.');
  const found = stackIn(open, stack)['document'].resource[type]?.[key.join('.')];
  if (!found) throw new Error(`No ${address} in ${stack}`);
  return found;
}

/** The first statement of a policy document, or the one with a certain sid. */
export function statement(open: OpenInput, stack: string, key: string, sid?: string): AnyObject {
  const document = stackIn(open, stack)['document'].data.aws_iam_policy_document[key];
  const statements: AnyObject[] = document.statement;
  const found = statements.find((each) => sid === undefined || each['sid'] === sid);
  if (!found) throw new Error(`No statement ${sid} in ${key}`);
  return found;
}

export function pod(open: OpenInput, service: string): AnyObject {
  return objectIn(open, 'Deployment', service)['spec'].template.spec;
}

export function container(open: OpenInput, service: string): AnyObject {
  return pod(open, service)['containers'][0];
}

export function removeObject(open: OpenInput, kind: string, name: string): void {
  open.objects = open.objects.filter(
    ({ object }) => object.kind !== kind || object.metadata.name !== name,
  );
}
