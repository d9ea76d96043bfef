import { checkLabels } from '../../../../src/check/kubernetes/names/check-labels.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

function labelled(key: string, value: string) {
  return (open: OpenInput): void => {
    objectIn(open, 'ConfigMap', 'cart-service')['metadata'].labels[key] = value;
  };
}

const ILLEGAL = 'check/kubernetes-label at value of services.cart-service';

describeCheck(checkLabels, {
  'a space in a value': { change: labelled('team', 'the cart team'), found: [ILLEGAL] },
  'a value of 64 characters': { change: labelled('team', 'a'.repeat(64)), found: [ILLEGAL] },
  'a key without a name': { change: labelled('nightschool.io/', 'x'), found: [ILLEGAL] },
  'a key with two slashes': { change: labelled('a/b/c', 'x'), found: [ILLEGAL] },
  'nothing about an empty value': { change: labelled('team', ''), found: [] },
  'a label of the pods': {
    change: (open) => {
      const { template } = objectIn(open, 'Deployment', 'cart-service')['spec'];
      template.metadata.labels['team'] = 'cart!';
    },
    found: [ILLEGAL],
  },
  'annotations above 256 KiB': {
    change: (open) => {
      const { annotations } = objectIn(open, 'ConfigMap', 'cart-service')['metadata'];
      annotations['nightschool.io/notes'] = 'a'.repeat(256 * 1024);
    },
    found: ['check/kubernetes-annotation-size at value of services.cart-service'],
  },
});
