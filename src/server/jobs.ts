export type Job = { name: string; everyMs: number; run: () => Promise<unknown> };
export type Jobs = { poke(name?: string): void; stop(): Promise<void> };

/** Runs each job again and again, never twice at once; `poke` runs them, or the one of that name, now; `stop` waits for those under way. */
export function startJobs(jobs: readonly Job[], problem: (name: string, error: unknown) => void): Jobs {
  let stopped = false;
  const running = jobs.map((job) => repeat(job, () => stopped, problem));
  return {
    poke(name) {
      for (const [index, one] of running.entries()) if (!name || jobs[index]?.name === name) one.poke();
    },
    async stop() {
      stopped = true;
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}

function repeat(job: Job, stopped: () => boolean, problem: (name: string, error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  let again = false;
  const run = () => {
    clearTimeout(timer);
    if (stopped()) return;
    if (underWay) {
      again = true;
      return;
    }
    underWay = job
      .run()
      .then(
        () => {},
        (error) => problem(job.name, error),
      )
      .finally(() => {
        underWay = null;
        timer = setTimeout(run, again ? 0 : job.everyMs);
        again = false;
      });
  };
  run();
  return {
    poke: run,
    async stop() {
      clearTimeout(timer);
      await underWay;
      clearTimeout(timer);
    },
  };
}
