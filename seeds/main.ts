import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSigner } from "../src/access/signed-link.ts";
import { openAuth } from "../src/server/auth.ts";
import { readSettings } from "../src/server/settings.ts";
import { migrate } from "../src/store/migrate.ts";
import { isStoreRefused } from "../src/store/refused.ts";
import { openStore } from "../src/store/store.ts";
import { findStory, tellStory } from "./tell-story.ts";

const USAGE = "bin/seed [--demo]: tells the demo's story; --demo also where somebody else's programs are.";

/** `bin/seed`: answers with the exit code. */
async function seed(args: string[]): Promise<number> {
  let demo: boolean;
  try {
    demo = parseArgs({ args, options: { demo: { type: "boolean", default: false } } }).values.demo;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const answer = readSettings(process.env);
  if ("problems" in answer) {
    for (const problem of answer.problems) console.error(problem);
    return 2;
  }
  const { settings } = answer;
  const store = await openStore({
    dataDir: settings.dataDir,
    ...(settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : {}),
  });
  try {
    await migrate(store, join(import.meta.dirname, "..", "migrations"));
    if (await findStory(store)) {
      console.log("The story has been told here already. Nothing was changed.");
      return 0;
    }
    const others = await store.db.selectFrom("program").select("program_id").limit(1).executeTakeFirst();
    if (others && !demo) {
      console.error("There are programs here already. bin/seed --demo adds the demo's beside them.");
      return 1;
    }
    const now = () => new Date();
    const { ensureAccount } = openAuth(store, settings, now);
    const signer = openSigner(settings.secret);
    await tellStory({ store, end: now(), baseUrl: settings.baseUrl, signer, ensureAccount });
    console.log("Told. npm start -- --demo prints links that sign in.");
    return 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await seed(process.argv.slice(2));
} catch (error) {
  if (!isStoreRefused(error)) throw error;
  console.error(`${error.message} Stop the server first, then try again.`);
  process.exitCode = 1;
}
