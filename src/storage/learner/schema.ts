// The tables of a learner's record as all migrations leave them: a new record gets them at once, in less than half of the time
// that its history takes. A test holds them to the migrations (test/storage/schema.test.ts): what a migration changes is
// changed here, too. Times are milliseconds since 1970; what a table is for, migrations.ts says.

export const LEARNER_SCHEMA = `
CREATE TABLE attempts (
	number INTEGER PRIMARY KEY,
	attempt_id TEXT NOT NULL,
	submitted_at INTEGER NOT NULL,
	scenario_id TEXT NOT NULL,
	family TEXT NOT NULL,
	template TEXT NOT NULL,
	points REAL NOT NULL,
	max REAL NOT NULL,
	response TEXT NOT NULL,
	question_id TEXT
);
CREATE TABLE idempotency_keys (
	key TEXT PRIMARY KEY,
	body_hash TEXT NOT NULL,
	attempt_number INTEGER NOT NULL REFERENCES attempts (number)
) WITHOUT ROWID;
CREATE TABLE totals (
	attempts INTEGER NOT NULL,
	points REAL NOT NULL,
	max REAL NOT NULL
);
CREATE TABLE skills (
	skill TEXT PRIMARY KEY,
	seen INTEGER NOT NULL,
	correct INTEGER NOT NULL,
	last_at INTEGER NOT NULL,
	last_verdict TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE misconceptions (
	id TEXT PRIMARY KEY,
	seen INTEGER NOT NULL,
	last_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE hints (
	scenario_id TEXT NOT NULL,
	blank TEXT NOT NULL,
	level INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	PRIMARY KEY (scenario_id, blank)
) WITHOUT ROWID;
CREATE INDEX hints_by_expiry ON hints (expires_at);
CREATE TABLE assessed_attempts (
	attempt_number INTEGER PRIMARY KEY REFERENCES attempts (number),
	scenario_id TEXT NOT NULL,
	attempt_limit INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	solved TEXT
);
CREATE INDEX assessed_attempts_by_scenario ON assessed_attempts (scenario_id);
CREATE TABLE results (
	number INTEGER PRIMARY KEY REFERENCES attempts (number),
	counted INTEGER NOT NULL,
	facts TEXT NOT NULL,
	contribution TEXT NOT NULL,
	since INTEGER NOT NULL,
	progress BLOB,
	answers TEXT NOT NULL,
	spec TEXT
);
CREATE TABLE responses (
	number INTEGER PRIMARY KEY REFERENCES attempts (number),
	packed BLOB NOT NULL
);
CREATE TABLE solutions (
	number INTEGER PRIMARY KEY REFERENCES attempts (number),
	packed BLOB NOT NULL
);
CREATE TABLE tallies (
	uncounted INTEGER NOT NULL,
	assessed_attempts INTEGER NOT NULL,
	assessed_scenarios INTEGER NOT NULL,
	assessed_points REAL NOT NULL,
	assessed_max REAL NOT NULL,
	learner TEXT,
	listed_at INTEGER
);
CREATE TABLE shown_keys (
	instance TEXT PRIMARY KEY,
	until INTEGER
) WITHOUT ROWID;
CREATE INDEX shown_keys_by_end ON shown_keys (until) WHERE until IS NOT NULL;
CREATE TABLE last_use (at INTEGER NOT NULL);
CREATE INDEX attempts_by_subject ON attempts (question_id, template);
CREATE TABLE skill_names (id INTEGER PRIMARY KEY, skill TEXT NOT NULL UNIQUE);
CREATE TABLE attempt_skills (
	skill INTEGER NOT NULL REFERENCES skill_names (id),
	number INTEGER NOT NULL REFERENCES attempts (number),
	PRIMARY KEY (skill, number)
) WITHOUT ROWID;
CREATE INDEX attempts_by_scenario ON attempts (substr(scenario_id, 6, 8)) WHERE scenario_id <> '';
CREATE INDEX attempts_by_time ON attempts (submitted_at);
CREATE TABLE learning (up_to INTEGER NOT NULL, rest TEXT NOT NULL);
CREATE TABLE skill_states (skill TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE held (id TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE active_slots (slot INTEGER PRIMARY KEY);
CREATE VIEW learnt AS SELECT up_to, rest, NULL AS skills, NULL AS held, NULL AS slots FROM learning;
CREATE TRIGGER record_learning INSTEAD OF INSERT ON learnt BEGIN
	UPDATE learning SET up_to = NEW.up_to, rest = NEW.rest;
	INSERT INTO skill_states (skill, state) SELECT key, value FROM json_each(NEW.skills) WHERE true
		ON CONFLICT (skill) DO UPDATE SET state = excluded.state;
	INSERT INTO held (id, state) SELECT key, value FROM json_each(NEW.held) WHERE true
		ON CONFLICT (id) DO UPDATE SET state = excluded.state;
	INSERT OR IGNORE INTO active_slots (slot) SELECT value FROM json_each(NEW.slots);
END;
CREATE VIEW recorded AS SELECT a.*, k.key, k.body_hash, r.counted, r.facts, r.contribution, r.since, r.progress,
	r.answers, r.spec, NULL AS packed, NULL AS solved, NULL AS shown, NULL AS sightings, NULL AS misconceptions
	FROM attempts a JOIN results r ON r.number = a.number JOIN idempotency_keys k ON k.attempt_number = a.number;
CREATE TRIGGER record_attempt INSTEAD OF INSERT ON recorded BEGIN
	INSERT INTO attempts
		(number, attempt_id, submitted_at, scenario_id, family, template, points, max, response, question_id)
		VALUES (NEW.number, NEW.attempt_id, NEW.submitted_at, NEW.scenario_id, NEW.family, NEW.template, NEW.points,
		NEW.max, NEW.response, NEW.question_id);
	INSERT INTO idempotency_keys (key, body_hash, attempt_number) VALUES (NEW.key, NEW.body_hash, NEW.number);
	INSERT INTO results (number, counted, facts, contribution, since, progress, answers, spec)
		VALUES (NEW.number, NEW.counted, NEW.facts, NEW.contribution, NEW.since, NEW.progress, NEW.answers, NEW.spec);
	INSERT OR IGNORE INTO skill_names (skill) SELECT value ->> 0 FROM json_each(NEW.sightings);
	INSERT OR IGNORE INTO attempt_skills (skill, number)
		SELECT n.id, NEW.number FROM json_each(NEW.sightings) s JOIN skill_names n ON n.skill = s.value ->> 0;
	INSERT INTO responses (number, packed) VALUES (NEW.number, NEW.packed);
	INSERT INTO solutions (number, packed) SELECT NEW.number, NEW.solved WHERE NEW.solved IS NOT NULL;
	UPDATE totals SET attempts = attempts + 1, points = points + NEW.points * NEW.counted,
		max = max + NEW.max * NEW.counted;
	UPDATE tallies SET uncounted = uncounted + 1 WHERE NEW.counted = 0;
	INSERT INTO shown_keys (instance, until) SELECT NEW.shown, NULL WHERE NEW.shown IS NOT NULL
		ON CONFLICT (instance) DO UPDATE SET until = NULL WHERE until IS NOT NULL;
	INSERT INTO skills (skill, seen, correct, last_at, last_verdict)
		SELECT value ->> 0, 1, value ->> 2, NEW.submitted_at, value ->> 1 FROM json_each(NEW.sightings)
		WHERE NEW.counted = 1 ORDER BY key
		ON CONFLICT (skill) DO UPDATE SET seen = seen + 1, correct = correct + excluded.correct,
		last_at = excluded.last_at, last_verdict = excluded.last_verdict;
	INSERT INTO misconceptions (id, seen, last_at)
		SELECT value, 1, NEW.submitted_at FROM json_each(NEW.misconceptions) WHERE NEW.counted = 1
		ON CONFLICT (id) DO UPDATE SET seen = seen + 1, last_at = excluded.last_at;
END;
CREATE TABLE claims (
	source TEXT PRIMARY KEY,
	learner_id TEXT NOT NULL,
	claimed_by TEXT NOT NULL,
	total INTEGER NOT NULL,
	copied INTEGER NOT NULL,
	place TEXT,
	done INTEGER NOT NULL,
	claimed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_attempt ON idempotency_keys (attempt_number);
CREATE TRIGGER thin_slots AFTER INSERT ON active_slots BEGIN
	DELETE FROM active_slots WHERE slot > (SELECT min(slot) FROM active_slots WHERE slot >= NEW.slot / 96 * 96)
		AND slot < (SELECT max(slot) FROM active_slots WHERE slot < (NEW.slot / 96 + 1) * 96);
END;
INSERT INTO totals (attempts, points, max) VALUES (0, 0, 0);
INSERT INTO tallies (uncounted, assessed_attempts, assessed_scenarios, assessed_points, assessed_max)
	VALUES (0, 0, 0, 0, 0);
INSERT INTO learning (up_to, rest) VALUES (0, '{}');
`;
