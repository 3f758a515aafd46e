import { join } from "node:path";
import pino, { type Logger } from "pino";
import { openLog } from "./activity/log.ts";
import { agreementPanel, agreementRoutes } from "./features/agreement/agreement.routes.tsx";
import { dashboardRoutes } from "./features/dashboard/dashboard.routes.tsx";
import { directoryRoutes } from "./features/directory/directory.routes.tsx";
import { feedbackPanel, feedbackRoutes } from "./features/feedback/feedback.routes.tsx";
import { goalPanel, goalRoutes } from "./features/goals/goals.routes.tsx";
import { guideRoutes } from "./features/guides/guides.routes.tsx";
import { homeRoutes } from "./features/home/home.routes.tsx";
import { invitationRoutes } from "./features/invitations/invitations.routes.tsx";
import { kudosPanel, kudosRoutes } from "./features/kudos/kudos.routes.tsx";
import { loopRoutes } from "./features/loops/loops.routes.tsx";
import { holdDueMeetings } from "./features/meetings/hold-due-meetings.ts";
import { meetingPanel, meetingRoutes } from "./features/meetings/meetings.routes.tsx";
import { messagePanel, messageRoutes } from "./features/messages/messages.routes.tsx";
import { outreachRoutes } from "./features/outreach/outreach.routes.tsx";
import { importRoutes } from "./features/participants/import/import.routes.tsx";
import { participantRoutes } from "./features/participants/participants.routes.tsx";
import { profileRoutes } from "./features/profile/profile.routes.tsx";
import { programRoutes } from "./features/programs/programs.routes.tsx";
import { roomRoutes } from "./features/room/room.routes.tsx";
import { settingsRoutes } from "./features/settings/settings.routes.tsx";
import { storyPanel, storyRoutes } from "./features/stories/stories.routes.tsx";
import { summaryPanel, summaryRoutes } from "./features/summary/summary.routes.tsx";
import { deliverMail, smtpSender } from "./mail/deliver-mail.ts";
import { loadSamples, loadTips } from "./outreach/samples.ts";
import { openFollower } from "./progress/follower.ts";
import { accountRoutes } from "./server/account.tsx";
import { apiRoutes } from "./server/api/api.tsx";
import { buildApp } from "./server/app.ts";
import { assetRoutes, readAssets } from "./server/assets.ts";
import { openAuth } from "./server/auth.ts";
import { type Demo, openDemo } from "./server/demo.ts";
import { healthRoutes } from "./server/health.ts";
import { startJobs } from "./server/jobs.ts";
import { outboxRoutes } from "./server/outbox.tsx";
import { openRefreshes } from "./server/refresh.ts";
import { serveApp } from "./server/serve.ts";
import { readSettings, type Settings } from "./server/settings.ts";
import { openSetup } from "./server/setup.tsx";
import { signInRoutes, signInWith } from "./server/sign-in.tsx";
import { migrate } from "./store/migrate.ts";
import { isStoreRefused } from "./store/refused.ts";
import { openStore } from "./store/store.ts";
import { ComponentsPage } from "./ui/components-page.tsx";
import { route } from "./web/route.ts";

export type Parts = { root: string; logger: Logger; now: () => Date };

/** The whole house, put together: this is the one file that knows everybody. */
export async function openCairn(settings: Settings, { root, logger, now }: Parts) {
  const store = await openStore({
    dataDir: settings.dataDir,
    ...(settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : {}),
  });
  await migrate(store, join(root, "migrations"));
  const auth = openAuth(store, settings, now);
  // Before any job runs: the clock of the meetings must not meet a story that is being told.
  if (settings.demo) {
    const { findStory, tellStory } = await import("../seeds/tell-story.ts");
    const { ensureAccount } = auth;
    if (!(await findStory(store))) await tellStory({ store, end: now(), baseUrl: settings.baseUrl, ensureAccount });
  }
  const demo = settings.demo ? openDemo(store, auth, { baseUrl: settings.baseUrl, now }) : null;
  const log = openLog(store, openFollower(store), now);
  const refreshes = await openRefreshes(store);
  const setup = openSetup(store, auth, settings.baseUrl);
  const samplesFolder = join(root, "src/outreach/samples");
  const routes = [
    ...healthRoutes(store),
    ...assetRoutes(join(root, "dist")),
    ...signInRoutes(auth),
    ...accountRoutes(auth),
    ...setup.routes,
    ...(demo?.routes ?? []),
    ...outboxRoutes(store),
    ...programRoutes(log),
    ...dashboardRoutes(log, loadTips(samplesFolder)),
    ...directoryRoutes(log, summaryPanel(log)),
    ...participantRoutes(log),
    ...importRoutes(log),
    ...summaryRoutes(log),
    ...invitationRoutes(log, { baseUrl: settings.baseUrl, signIn: signInWith(auth) }),
    ...loopRoutes(log, settings),
    ...settingsRoutes(log, { baseUrl: settings.baseUrl, signIn: signInWith(auth) }),
    ...outreachRoutes(log, { baseUrl: settings.baseUrl, samples: loadSamples(samplesFolder) }),
    ...homeRoutes(log),
    ...profileRoutes(log),
    ...guideRoutes(log, join(root, "src/features/guides/guides")),
    ...messageRoutes(log),
    ...meetingRoutes(log),
    ...agreementRoutes(log),
    ...goalRoutes(log),
    ...feedbackRoutes(log),
    ...kudosRoutes(log),
    ...storyRoutes(log),
    ...roomRoutes(log, [
      messagePanel(log),
      meetingPanel(log),
      goalPanel(log),
      kudosPanel(log),
      feedbackPanel(log),
      storyPanel(log),
      agreementPanel(log),
    ]),
    ...apiRoutes(log, settings.baseUrl),
    ...(settings.dev
      ? [
          route("get", "/dev/components", "anyone", (c) =>
            c.render(ComponentsPage(), { title: "Components", wide: true }),
          ),
        ]
      : []),
    route("get", "/programs/:program/stream", "program", (c, viewer) => refreshes.stream(c, viewer)),
  ];
  const app = buildApp({
    store,
    auth,
    routes,
    frame: { assets: readAssets(join(root, "dist")) },
    problem: (error, c) => logger.error({ err: error, method: c.req.method, path: c.req.routePath }, "request failed"),
  });
  const jobs = startJobs(
    [
      { name: "meetings", everyMs: 20_000, run: () => holdDueMeetings(log) },
      ...(settings.smtpUrl
        ? [
            {
              name: "mail",
              everyMs: 5_000,
              run: () =>
                deliverMail(
                  store,
                  smtpSender(settings.smtpUrl as string, settings.mailFrom, new URL(settings.baseUrl).hostname),
                  now,
                ),
            },
          ]
        : []),
    ],
    (name, error) => logger.error({ err: error, job: name }, "job failed"),
  );
  return {
    app,
    store,
    auth,
    log,
    routes,
    setup,
    demo,
    jobs,
    async close() {
      await jobs.stop();
      await refreshes.close();
      await store.close();
    },
  };
}

function demoWords(demo: Demo): string {
  const lines = demo.links().map(({ guest, link }) => `  as the ${`${guest}:`.padEnd(12)} ${link}\n`);
  return `  Look around. Each link signs in with one click, as often as you like, for a day or until Cairn stops:\n${lines.join("")}`;
}

async function start() {
  const answer = readSettings(process.env);
  if ("problems" in answer) {
    for (const problem of answer.problems) console.error(problem);
    process.exit(2);
  }
  const { settings } = answer;
  const logger = pino({ level: settings.logLevel, base: null });
  const root = join(import.meta.dirname, "..");
  try {
    const cairn = await openCairn(settings, { root, logger, now: () => new Date() });
    const serving = await serveApp(cairn.app, settings.port);
    console.log(`\n  Cairn is ready at ${settings.baseUrl}\n`);
    const link = await cairn.setup.link();
    if (link) console.log(`  Nobody is here yet. Open this once to become its host:\n  ${link}\n`);
    if (cairn.demo) console.log(demoWords(cairn.demo));
    const stop = async () => {
      await serving.stop();
      await cairn.close();
      process.exit(0);
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  } catch (error) {
    if (isStoreRefused(error)) console.error(error.message);
    else if ((error as { code?: string }).code === "EADDRINUSE") {
      console.error(`Port ${settings.port} is in use. Choose another: npm start -- --port 3001`);
    } else logger.fatal({ err: error }, "could not start");
    process.exit(1);
  }
}

if (import.meta.main) await start();
