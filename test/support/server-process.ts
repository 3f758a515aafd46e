import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

/** Starts the built server as a process of its own, and waits until it answers. The milliseconds say how long that took. */
export async function startServer(dataDir: string, port: number, env: Record<string, string> = {}) {
  const from = performance.now();
  const server: ChildProcess = spawn(process.execPath, [join(ROOT, "dist/main.js")], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(port),
      BASE_URL: `http://localhost:${port}`,
      SECRET: "a-secret-for-tests-that-is-long-enough",
      LOG_LEVEL: "error",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of server.stdout as NodeJS.ReadableStream) if (String(line).includes("is ready at")) break;
  const ready = await fetch(`http://localhost:${port}/readyz`);
  if (ready.status !== 200) throw new Error(`the server is not ready: ${ready.status}`);
  return { server, ms: performance.now() - from };
}
