// What an item is known by where answers to it wait: a scenario by its id, a question by its id and the seed of its numbers.

export function questionKey(id: string, seed: number | undefined): string {
	return `${id} ${seed ?? ""}`;
}
