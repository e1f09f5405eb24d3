// The tables of a webhook. Times are milliseconds since 1970.
import type { Migrations } from "../migrate.ts";
import { MAKING_TABLES } from "./making.ts";

export const WEBHOOK_MIGRATIONS: Migrations = [
	// `step` counts failed tries since the delivery was taken or asked for anew, `tries` all of them; `since` is when that was.
	// Triggers count what waits and what is finished, so that nobody goes through the deliveries to know how many there are.
	`
	CREATE TABLE webhook (
		webhook_id TEXT NOT NULL,
		url TEXT NOT NULL,
		events TEXT NOT NULL,
		description TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		disabled_at INTEGER,
		disabled_by TEXT,
		secret TEXT NOT NULL,
		previous_secret TEXT,
		previous_until INTEGER,
		strikes INTEGER NOT NULL,
		hold_until INTEGER NOT NULL,
		failing_since INTEGER,
		delivered_at INTEGER,
		waiting INTEGER NOT NULL,
		finished INTEGER NOT NULL,
		dropped INTEGER NOT NULL
	);
	CREATE TABLE deliveries (
		number INTEGER PRIMARY KEY AUTOINCREMENT,
		event_id TEXT NOT NULL UNIQUE,
		type TEXT NOT NULL,
		learner_id TEXT,
		payload TEXT NOT NULL,
		state TEXT NOT NULL,
		tries INTEGER NOT NULL,
		step INTEGER NOT NULL,
		since INTEGER NOT NULL,
		next_at INTEGER NOT NULL,
		last_status INTEGER,
		last_error TEXT,
		created_at INTEGER NOT NULL,
		finished_at INTEGER
	);
	CREATE INDEX deliveries_due ON deliveries (next_at, number) WHERE state = 'pending';
	CREATE INDEX deliveries_waiting ON deliveries (since) WHERE state = 'pending';
	CREATE INDEX deliveries_finished ON deliveries (finished_at) WHERE finished_at IS NOT NULL;
	CREATE INDEX deliveries_by_state ON deliveries (state, number);
	CREATE INDEX deliveries_by_learner ON deliveries (learner_id);
	CREATE TABLE tries (
		delivery INTEGER NOT NULL,
		number INTEGER NOT NULL,
		at INTEGER NOT NULL,
		ms INTEGER NOT NULL,
		status INTEGER,
		error TEXT,
		PRIMARY KEY (delivery, number)
	) WITHOUT ROWID;
	CREATE TRIGGER delivery_comes AFTER INSERT ON deliveries BEGIN
		UPDATE webhook SET waiting = waiting + 1;
	END;
	CREATE TRIGGER delivery_turns AFTER UPDATE OF state ON deliveries WHEN (OLD.state = 'pending') <> (NEW.state = 'pending') BEGIN
		UPDATE webhook SET waiting = waiting + (NEW.state = 'pending') - (OLD.state = 'pending'),
			finished = finished + (OLD.state = 'pending') - (NEW.state = 'pending');
	END;
	CREATE TRIGGER delivery_goes AFTER DELETE ON deliveries BEGIN
		DELETE FROM tries WHERE delivery = OLD.number;
		UPDATE webhook SET waiting = waiting - (OLD.state = 'pending'), finished = finished - (OLD.state <> 'pending');
	END;
	`,
	MAKING_TABLES,
];
