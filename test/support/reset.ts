// All worker tests share one workerd; each starts with empty Durable Objects.
import { reset } from "cloudflare:test";
import { afterEach } from "vitest";

afterEach(reset);
