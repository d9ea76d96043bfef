import { checkStorageClasses } from '../../../../src/check/planes/names/check-storage-classes.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, valuesIn } from '../../../support/corruptions.ts';

describeCheck(checkStorageClasses, {
  'a class that a chart misspells': {
    change: (open) => {
      valuesIn(open, 'thanos').compactor.persistence = { storageClass: 'gp2' };
    },
    found: ['check/storage-class-missing at value of addons.thanos'],
  },
  'a class that is called otherwise, to each claim': {
    change: (open) => {
      objectIn(open, 'StorageClass', 'gp3')['metadata'].name = 'ssd';
    },
    found: ['kube-prometheus-stack', 'thanos', 'thanos'].map(
      (name) => `check/storage-class-missing at value of addons.${name}`,
    ),
  },
  'a class of a claim': {
    change: (open) => {
      const { metadata } = objectIn(open, 'Deployment', 'ai-service');
      const spec = { storageClassName: 'io9' };
      const object = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec };
      open.objects.push({ component: 'ai-service', origin: ['services', 'ai-service'], object });
    },
    found: ['check/storage-class-missing at value of services.ai-service'],
  },
});
