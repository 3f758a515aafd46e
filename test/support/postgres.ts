import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { accessSync, chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

export type ThrowAwayPostgres = { url: string; stop(): Promise<void> };

/** Fast and careless: whatever these databases hold is thrown away. */
const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB"];

/**
 * Starts a PostgreSQL of its own in a temporary folder, reachable by a unix socket only. It ends with this process
 * however that ends; `stop` removes its folder too.
 */
export async function startPostgres(settings: readonly string[] = careless): Promise<ThrowAwayPostgres> {
  const bin = postgresBin();
  const folder = mkdtempSync(join(tmpdir(), "cairn-pg-"));
  const user = process.getuid?.() === 0 ? "postgres" : undefined;
  if (user) chownSync(folder, numericId("-u", user), numericId("-g", user));
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  runAs(user, [join(bin, "initdb"), ...initdb]);
  const all = [...settings, "listen_addresses=", `unix_socket_directories=${folder}`, "max_connections=200"];
  const server = start(user, [join(bin, "postgres"), "-D", data, ...all.flatMap((setting) => ["-c", setting])]);
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await answering(url, server);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      // setpriv became the server: the signal for an immediate shutdown reaches it.
      if (server.exitCode === null && server.kill("SIGQUIT")) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with initdb and postgres: in PATH, or the newest that Debian installed; installed when root and absent. */
function postgresBin(): string {
  const debian = "/usr/lib/postgresql";
  const installed = list(debian).sort((a, b) => Number(b) - Number(a));
  const places = [...(process.env.PATH ?? "").split(delimiter), ...installed.map((v) => join(debian, v, "bin"))];
  const found = places.find((place) => exists(join(place, "initdb")) && exists(join(place, "postgres")));
  if (found) return found;
  if (process.getuid?.() !== 0 || !exists("/usr/bin/apt-get"))
    throw new Error("PostgreSQL 15 or later is not installed");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["install", "-y", "-q", "postgresql"], { stdio: "inherit", env });
  return postgresBin();
}

/** PostgreSQL refuses to run as root, so root becomes `user`. */
function as(user: string | undefined, command: string[], ...more: string[]): [string, string[]] {
  if (!user) return [command[0]!, command.slice(1)];
  return ["setpriv", [`--reuid=${user}`, `--regid=${user}`, "--clear-groups", ...more, "--", ...command]];
}

function runAs(user: string | undefined, command: string[]): void {
  const [program, rest] = as(user, command);
  execFileSync(program, rest, { cwd: "/", stdio: ["ignore", "ignore", "inherit"] });
}

function start(user: string | undefined, command: string[]): ChildProcess {
  const [program, rest] = as(user, command, "--pdeathsig", "QUIT");
  // Its own group: Ctrl-C must end the tests before the server.
  return spawn(program, rest, { cwd: "/", stdio: "ignore", detached: true });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until && server.exitCode === null; ) {
    const client = new pg.Client(url);
    client.on("error", () => {});
    const up = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The throw-away PostgreSQL did not start");
}

function numericId(flag: "-u" | "-g", user: string): number {
  return Number(execFileSync("id", [flag, user], { encoding: "utf8" }));
}

function list(folder: string): string[] {
  return exists(folder) ? readdirSync(folder) : [];
}

function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
