import { spawn } from "node:child_process";
import { startPostgres } from "./postgres.ts";

/** Runs the command line's command with TEST_DATABASE_URL set, and ends as it ends. See bin/with-postgres. */
const [program, ...rest] = process.argv.slice(2);
if (!program) throw new Error("bin/with-postgres COMMAND...");
const given = process.env.TEST_DATABASE_URL;
const postgres = given ? { url: given, stop: async () => {} } : await startPostgres();
const child = spawn(program, rest, { stdio: "inherit", env: { ...process.env, TEST_DATABASE_URL: postgres.url } });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
child.on("error", (error) => console.error(error.message));
child.on("close", async (code, signal) => {
  await postgres.stop();
  process.exit(code ?? (signal === "SIGINT" ? 130 : 1));
});
