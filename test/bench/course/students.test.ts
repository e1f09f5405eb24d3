// The class that `npm run course` plays.
import { expect, it } from "vitest";
import { BELIEVED, enrol } from "../../../src/bench/course/students.ts";

it("has 200 students, the same ones for a seed, each of whom sits down within the week", () => {
	const students = enrol(1);
	const plain = (seed: number) => enrol(seed).map(({ id, kind, idea, onDay }) => [id, kind, idea, onDay]);
	expect(students.length).toBe(200);
	expect(new Set(students.map(({ id }) => id)).size).toBe(200);
	expect(plain(1)).toEqual(plain(1));
	expect(plain(2)).not.toEqual(plain(1));
	for (const { kind, onDay } of students) expect(onDay < 5 || kind === "latecomer" || kind === "absent").toBe(true);
});

it("holds each idea as often as the story says, and only believers hold one", () => {
	const students = enrol(1);
	for (const [idea, count] of Object.entries(BELIEVED))
		expect(students.filter((student) => student.idea === idea).length).toBe(count);
	expect(students.every(({ kind, idea }) => (kind === "believer") === (idea !== null))).toBe(true);
});
