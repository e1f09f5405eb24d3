// What wrangler.toml says of the deployed Worker, as far as a server of one's own needs it.
import * as v from "valibot";
import { unstable_readConfig as readConfig } from "wrangler";

export interface Deployment {
	readonly name: string;
	/** The source file of the Worker, an absolute path. */
	readonly main: string;
	readonly compatibilityDate: string;
	readonly compatibilityFlags: readonly string[];
	/** Variables and their values, unless the environment or .dev.vars says otherwise. */
	readonly vars: Readonly<Record<string, string>>;
	/** Names of the secrets that must be there. */
	readonly secrets: readonly string[];
	readonly objects: readonly DurableObject[];
}

export interface DurableObject {
	readonly binding: string;
	readonly className: string;
	/**
	 * What the ids of its objects are derived from and its folder on disk is called. Never change it: it is what
	 * `wrangler dev` calls it too, so that both find the same records.
	 */
	readonly uniqueKey: string;
	readonly sql: boolean;
}

/** Of wrangler's own reading, which has put every default in its place. */
const Config = v.object({
	name: v.string(),
	main: v.string(),
	compatibility_date: v.string(),
	compatibility_flags: v.array(v.string()),
	vars: v.record(v.string(), v.string()),
	secrets: v.optional(v.object({ required: v.optional(v.array(v.string()), []) }), {}),
	durable_objects: v.object({ bindings: v.array(v.object({ name: v.string(), class_name: v.string() })) }),
	migrations: v.array(v.object({ new_sqlite_classes: v.optional(v.array(v.string()), []) })),
});

/** Throws where wrangler.toml lacks what a server needs. */
export function readDeployment(file: string): Deployment {
	const config = v.parse(Config, readConfig({ config: file }));
	const withSql = new Set(config.migrations.flatMap((migration) => migration.new_sqlite_classes));
	return {
		name: config.name,
		main: config.main,
		compatibilityDate: config.compatibility_date,
		compatibilityFlags: config.compatibility_flags,
		vars: config.vars,
		secrets: config.secrets.required,
		objects: config.durable_objects.bindings.map(({ name: binding, class_name: className }) => ({
			binding,
			className,
			uniqueKey: `${config.name}-${className}`,
			sql: withSql.has(className),
		})),
	};
}
