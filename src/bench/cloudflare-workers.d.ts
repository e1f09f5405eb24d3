// The one class of the platform that a bare Worker of the benches extends; the rest of its types are not Node's.
declare module "cloudflare:workers" {
	export class DurableObject {
		constructor(state: unknown, env: unknown);
	}
}
