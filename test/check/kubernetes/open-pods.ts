// The parts of workloads that these tests corrupt.
import { type OpenInput, objectIn } from '../../support/compiled.ts';

/** Its fields by name, whatever they hold. */
// biome-ignore lint/suspicious/noExplicitAny: corruptions reach into deep fields
type Block = any;

export function podIn(open: OpenInput, kind: string, name: string): Block {
  const { jobTemplate, template } = objectIn(open, kind, name)['spec'];
  return (template ?? jobTemplate.spec.template).spec;
}

export function containerIn(open: OpenInput, kind: string, name: string): Block {
  return podIn(open, kind, name).containers[0];
}
