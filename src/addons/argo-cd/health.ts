// What Argo CD waits for before the next wave, where its own answer would let a wave start too early.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/health/

/**
 * Argo CD has no health of its own for Applications, so waves of an app of apps would not wait.
 * A child that is healthy but not yet synced has old pods, so it counts as still in progress.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
const APPLICATION_HEALTH = `local health = {}
health.status = "Progressing"
health.message = "Waiting for the first sync"
if obj.status == nil or obj.status.health == nil or obj.status.health.status == nil then
  return health
end
health.status = obj.status.health.status
health.message = obj.status.health.message or ""
local synced = obj.status.sync ~= nil and obj.status.sync.status == "Synced"
if health.status == "Healthy" and not synced then
  health.status = "Progressing"
  health.message = "Healthy, but not synced yet"
end
return health
`;

/**
 * Argo CD's own answer is of the last time that something was fetched, also when that was before the change:
 * pods would start with the Secret as it was, and nothing would replace them after.
 * argoproj/argo-cd resource_customizations/external-secrets.io/ExternalSecret v3.4.4
 *
 * The version that was synced is the generation, a hyphen and a hash (external-secrets
 * pkg/controllers/util/util.go v2.9.0). Scripts have no library of strings, so it is compared with what comes
 * next in order: a dot.
 */
const EXTERNAL_SECRET_HEALTH = `local health = {}
health.status = "Progressing"
health.message = "Waiting for External Secrets"
if obj.status == nil or obj.status.conditions == nil then
  return health
end
local synced = obj.status.syncedResourceVersion or ""
local generation = tostring(obj.metadata.generation)
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Ready" and condition.status == "False" then
    health.status = "Degraded"
    health.message = condition.message or ""
  elseif condition.type == "Ready" and condition.status == "True" then
    if generation .. "-" <= synced and synced < generation .. "." then
      health.status = "Healthy"
      health.message = condition.message or ""
    else
      health.message = "Fetched, but not since it was changed"
    end
  end
end
return health
`;

/** Entries of argocd-cm. */
export const healthChecks = {
  'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
  'resource.customizations.health.external-secrets.io_ExternalSecret': EXTERNAL_SECRET_HEALTH,
} as const;
