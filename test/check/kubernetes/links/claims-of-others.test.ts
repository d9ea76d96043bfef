import { expect, it } from 'vitest';
import { checkMissingObjects } from '../../../../src/check/kubernetes/links/check-missing-objects.ts';
import { anEnvironment, aService } from '../../../support/an-environment.ts';
import { compiledFrom, corrupted } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { podIn } from '../open-pods.ts';

const wiki = aService({
  ...{ replicas: 1, singleton: true },
  volumes: { pages: { claim: { existing: 'wiki-of-old' }, path: '/pages' } },
});
const input = compiledFrom(anEnvironment({ services: { wiki } }));

it('takes a claim for there that the environment says somebody else makes, and no other', () => {
  const misspelt = corrupted(input, (open) => {
    const claim = podIn(open, 'Deployment', 'wiki').volumes.find(
      ({ persistentVolumeClaim }: { persistentVolumeClaim?: unknown }) => persistentVolumeClaim,
    );
    claim.persistentVolumeClaim.claimName = 'wiki-of-new';
  });

  expect(checkMissingObjects(input)).toEqual([]);
  expect(findings(checkMissingObjects(misspelt))).toEqual([
    expect.stringMatching(/^check\/kubernetes-reference-missing at value of services\.wiki/),
  ]);
});
