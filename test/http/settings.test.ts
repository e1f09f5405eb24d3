import { describe, expect, it } from "vitest";
import { SETTINGS, type SettingName, settingFaults } from "../../src/http/settings.ts";
import { TEST_SECRETS } from "../support/test-secrets.ts";

const faultsOf = (change: Partial<Record<SettingName, string | undefined>>) => {
	const texts: Partial<Record<SettingName, string | undefined>> = { ...TEST_SECRETS, ...change };
	return settingFaults((name) => texts[name]);
};

describe("the settings", () => {
	it("of the tests have no fault, and what may be left out may", () => {
		expect(faultsOf({})).toEqual([]);
		expect(faultsOf({ RATE_LIMIT: "on", TRUSTED_PROXY_HEADER: "" })).toEqual([]);
		expect(faultsOf({ RATE_LIMIT: "off", TRUSTED_PROXY_HEADER: "X-Forwarded-For" })).toEqual([]);
	});

	it.each<[SettingName, string | undefined, RegExp]>([
		["SCENARIO_KEYS", undefined, /^is missing$/],
		["SCENARIO_KEYS", "", /^is missing$/],
		["SCENARIO_KEYS", "hunter2", /^is not valid: an entry is not <id>:<key>/],
		["SCENARIO_KEYS", "1:hunter2", /^is not valid: the key with id 1 is not 32 bytes in base64url$/],
		["SERVER_KEY_SECRET", undefined, /^is missing$/],
		["SERVER_KEY_SECRET", "hunter2", /^is not valid: the secret with id 1 is shorter than 32 bytes$/],
		["TOKEN_SECRET", undefined, /^is missing$/],
		["TOKEN_SECRET", "3:hunter2", /^is not valid: the secret with id 3 is shorter than 32 bytes$/],
		["RATE_LIMIT", "yes", /^is neither "on" nor "off"$/],
		["RATE_LIMIT", "", /^is neither "on" nor "off"$/],
		["TRUSTED_PROXY_HEADER", "X-Real-IP: x", /^is not the name of a header/],
		["TRUSTED_PROXY_HEADER", "Forwarded", /^is not the name of a header/],
		["WEBHOOK_TARGETS", "private", /^is neither "public" nor "any"$/],
		["WEBHOOK_TARGETS", "", /^is neither "public" nor "any"$/],
		["FRAME_ANCESTORS", "moodle.example.org", /^is not a list of origins$/],
		["FRAME_ANCESTORS", "https://moodle.example.org/course", /^is not a list of origins$/],
		["FRAME_ANCESTORS", "http://moodle.example.org", /^is not a list of origins$/],
		["FRAME_ANCESTORS", "https://a.example; script-src *", /^is not a list of origins$/],
	])("%s = %j is told by name and with what to do, and not repeated", (name, text, fault) => {
		const faults = faultsOf({ [name]: text });
		expect(faults).toEqual([{ name, fault: expect.stringMatching(fault), remedy: SETTINGS[name].remedy() }]);
		expect(JSON.stringify(faults)).not.toContain("hunter2");
	});
});
