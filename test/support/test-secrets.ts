// Fixed secrets for the tests, so that they need no .dev.vars and can seal and sign on their own.

export const TEST_SECRETS = {
	SCENARIO_KEYS: "2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI,1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
	SERVER_KEY_SECRET: "test-server-key-secret-of-sufficient-length",
	TOKEN_SECRET: "test-learner-token-secret-of-sufficient-length",
	REVOKED_SERVER_KEYS: "revoked-1,revoked-2",
} as const;
