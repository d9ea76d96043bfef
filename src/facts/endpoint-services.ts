// Services of AWS that have an interface endpoint, as of the day that the data says.
import data from './endpoint-services.json' with { type: 'json' };

export const endpointServices = { names: data.services, asOf: data.asOf };
