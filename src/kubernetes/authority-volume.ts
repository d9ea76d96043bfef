// The mounted authorities of RDS, for containers that connect to its databases. A changed ConfigMap reaches
// running pods by itself, so new authorities need no restart.
import type { Volume, VolumeMount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { AUTHORITY_CONFIG_MAP, AUTHORITY_FOLDER } from '../model/kubernetes/authority.ts';

export const authorityVolume: Volume = {
  name: AUTHORITY_CONFIG_MAP,
  configMap: { name: AUTHORITY_CONFIG_MAP },
};

export const authorityMount: VolumeMount = {
  name: AUTHORITY_CONFIG_MAP,
  mountPath: AUTHORITY_FOLDER,
  readOnly: true,
};
