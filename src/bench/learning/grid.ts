// The parameters of simulated learners that are varied, each with each, and those that are not. None was fitted to a method.
import type { Parameters } from "./learner.ts";

const VARIED = {
	guess: { rarely: { guess: 0.1 }, often: { guess: 0.25 } },
	slips: { few: { slip: 0.03 }, many: { slip: 0.1 } },
	learning: { slow: { learn: 0.15 }, fast: { learn: 0.35 } },
	memory: { weak: { halfLifeDays: 2, spacing: 4 }, strong: { halfLifeDays: 5, spacing: 8 } },
	curve: { exponential: { curve: "exponential" }, power: { curve: "power" } },
} as const satisfies Record<string, Record<string, Partial<Parameters>>>;

export type Varied = keyof typeof VARIED;

export const VARIED_NAMES = Object.keys(VARIED) as readonly Varied[];

export interface GridPoint {
	readonly parameters: Parameters;
	readonly levels: Readonly<Record<Varied, string>>;
}

const MIDDLE: Parameters = {
	guess: 0.15,
	slip: 0.05,
	learn: 0.25,
	missing: 0.3,
	prior: 0.15,
	halfLifeDays: 3,
	spacing: 6,
	curve: "exponential",
};

const NO_LEVELS: GridPoint["levels"] = { guess: "", slips: "", learning: "", memory: "", curve: "" };

/** Each level of each with each level of each other: 32 points. */
export const GRID: readonly GridPoint[] = VARIED_NAMES.reduce<readonly GridPoint[]>(
	(points, name) =>
		points.flatMap(({ parameters, levels }) =>
			Object.entries<Partial<Parameters>>(VARIED[name]).map(([level, set]) => ({
				parameters: { ...parameters, ...set },
				levels: { ...levels, [name]: level },
			})),
		),
	[{ parameters: MIDDLE, levels: NO_LEVELS }],
);
