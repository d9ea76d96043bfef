// A Job that runs with each sync. It cannot be changed, so each sync replaces it; what it runs only ever
// adds what is missing.
import { syncWave } from '../model/kubernetes/labels.ts';

const RETRIES = 6;
const DEADLINE_SECONDS = 900;

export const SYNC_JOB = {
  annotations: {
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    ...syncWave(0),
  },
  spec: { backoffLimit: RETRIES, activeDeadlineSeconds: DEADLINE_SECONDS },
} as const;
