// What is done in the background is waited for, however long it takes on a machine that is busy with something else.

/** Looks are what is limited, no time: a machine that stands still for a while uses up none of them. */
const MOST_LOOKS = 2000;
const PAUSE_MS = 20;

/** Looks again until `check` throws no more, and answers what it does. */
export async function eventually<Found>(check: () => Found | Promise<Found>): Promise<Found> {
	for (let look = 1; ; look++) {
		try {
			return await check();
		} catch (error) {
			if (look === MOST_LOOKS) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
