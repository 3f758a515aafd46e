import { join } from "node:path";
import pino, { type Logger } from "pino";
import { openSealer } from "./access/sealed.ts";
import { openSigner } from "./access/signed-link.ts";
import { openLog } from "./activity/log.ts";
import { agreementPanel, agreementRoutes } from "./features/agreement/agreement.routes.tsx";
import { certificateNotice } from "./features/certificates/certificate-notice.ts";
import { certificatePanel, certificatesTaken, certificateToTake } from "./features/certificates/certificate-panels.tsx";
import { certificateRoutes } from "./features/certificates/certificates.routes.tsx";
import { certificateListRoutes, certificateSection } from "./features/certificates/coordinator.routes.tsx";
import { publicCertificateRoutes } from "./features/certificates/public.routes.tsx";
import { dashboardRoutes } from "./features/dashboard/dashboard.routes.tsx";
import { directoryRoutes } from "./features/directory/directory.routes.tsx";
import { peopleToFind } from "./features/directory/people-to-find.ts";
import { feedbackRoutes } from "./features/feedback/feedback.routes.tsx";
import { feedbackLinkRoutes } from "./features/feedback/feedback-link.routes.tsx";
import { feedbackNotice } from "./features/feedback/feedback-notice.ts";
import { feedbackHomePanel, feedbackPanel } from "./features/feedback/feedback-panel.tsx";
import { rateAtEnd } from "./features/feedback/give-feedback.ts";
import { filePanel, fileRoutes } from "./features/files/files.routes.tsx";
import { findRoutes } from "./features/find/find.routes.tsx";
import { goalPanel } from "./features/goals/goal-panel.tsx";
import { goalRoutes } from "./features/goals/goals.routes.tsx";
import { goalsHomePanel } from "./features/goals/goals-home.tsx";
import { loadGuides } from "./features/guides/guide-text.ts";
import { guideRoutes } from "./features/guides/guides.routes.tsx";
import { readingPanel } from "./features/guides/reading-panel.tsx";
import { homeRoutes } from "./features/home/home.routes.tsx";
import { insightRoutes } from "./features/insights/insights.routes.tsx";
import { interventionRoutes, interventionSection } from "./features/interventions/interventions.routes.tsx";
import { invitationText } from "./features/invitations/invitation-mail.ts";
import { invitationRoutes } from "./features/invitations/invitations.routes.tsx";
import { inviteAgain } from "./features/invitations/invite-again.ts";
import { kudosRoutes } from "./features/kudos/kudos.routes.tsx";
import { kudosNotice } from "./features/kudos/kudos-notice.ts";
import { kudosPanel, kudosShelf } from "./features/kudos/kudos-panel.tsx";
import { groupNotice } from "./features/loops/groups/group-notices.ts";
import { membersPanel } from "./features/loops/groups/member-groups.routes.tsx";
import { groupsHomePanel } from "./features/loops/groups/participant-groups.routes.tsx";
import { endedLoopsPanel } from "./features/loops/life/ended-loops.tsx";
import { lifePanel, menuPanel } from "./features/loops/life/life-panel.tsx";
import { loopLifeNotice } from "./features/loops/life/loop-notices.ts";
import { loopRoutes } from "./features/loops/loops.routes.tsx";
import { loopsToFind } from "./features/loops/loops-to-find.ts";
import { matchText } from "./features/loops/match-mail.ts";
import { peopleLoopRoutes } from "./features/loops/people/people.routes.tsx";
import { silencePanel } from "./features/loops/silence/silence.routes.tsx";
import { silenceNotice } from "./features/loops/silence/silence-notice.ts";
import { logMeetingElsewhere } from "./features/meetings/log-meeting-elsewhere.ts";
import { meetingNotices } from "./features/meetings/meeting-notices.ts";
import { meetingPanel, meetingRoutes } from "./features/meetings/meetings.routes.tsx";
import { nextMeetings, planningPanel, proposedTimes } from "./features/meetings/meetings-home.tsx";
import { reminderText } from "./features/meetings/reminders/reminder-notices.ts";
import { messageNotices } from "./features/messages/message-notices.ts";
import { messagePanel, messageRoutes } from "./features/messages/messages.routes.tsx";
import { messageStarter } from "./features/messages/start-message.tsx";
import { unreadNews } from "./features/messages/unread-news.ts";
import { notePanel, noteRoutes } from "./features/notes/notes.routes.tsx";
import { notificationRoutes } from "./features/notifications/notifications.routes.tsx";
import { organisationRoutes } from "./features/organisation/organisation.routes.tsx";
import { organisationToFind } from "./features/organisation/organisation-to-find.ts";
import { lettersToFind } from "./features/outreach/letters-to-find.ts";
import { outreachRoutes } from "./features/outreach/outreach.routes.ts";
import { chosenRoutes } from "./features/participants/chosen.routes.tsx";
import { cohortRoutes } from "./features/participants/cohorts/cohorts.routes.tsx";
import { importRoutes } from "./features/participants/import/import.routes.tsx";
import { participantRoutes } from "./features/participants/participants.routes.tsx";
import { aboutPanel } from "./features/profile/about-us.tsx";
import { profileRoutes } from "./features/profile/profile.routes.tsx";
import { programRoutes } from "./features/programs/programs.routes.tsx";
import { reportRoutes } from "./features/reports/reports.routes.tsx";
import { reachedPanel, roomRoutes } from "./features/room/room.routes.tsx";
import { mailTextRoutes } from "./features/settings/mails/mails.routes.tsx";
import { readingRoutes } from "./features/settings/reading/reading.routes.tsx";
import { settingsRoutes } from "./features/settings/settings.routes.tsx";
import { highlightRoutes, highlightsHomePanel } from "./features/stories/highlights.routes.tsx";
import { storyRoutes } from "./features/stories/stories.routes.tsx";
import { storyPanel } from "./features/stories/story-panel.tsx";
import { summaryPanel, summaryRoutes } from "./features/summary/summary.routes.tsx";
import { jobsOf } from "./jobs.ts";
import { whyNoMail } from "./mail/smtp-sender.ts";
import type { NoticeKind } from "./notices/notice-kind.ts";
import { outreachNotice } from "./outreach/outreach-notice.ts";
import { loadSamples, loadTips } from "./outreach/samples.ts";
import { openFollower } from "./progress/follower.ts";
import { accountRoutes } from "./server/account.tsx";
import { apiRoutes } from "./server/api/api.tsx";
import { buildApp } from "./server/app.ts";
import { assetRoutes, readAssets } from "./server/assets.ts";
import { openAuth } from "./server/auth.ts";
import { type Demo, openDemo } from "./server/demo.ts";
import { healthRoutes } from "./server/health.ts";
import { installableRoutes } from "./server/installable.tsx";
import { type Jobs, startJobs } from "./server/jobs.ts";
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

/** The whole house, put together: this file and `jobs.ts` know everybody. */
export async function openCairn(settings: Settings, { root, logger, now }: Parts) {
  const store = await openStore({
    dataDir: settings.dataDir,
    ...(settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : {}),
  });
  await migrate(store, join(root, "migrations"));
  const auth = openAuth(store, settings, now);
  const signer = openSigner(settings.secret);
  // Before any job runs: the clock of the meetings must not meet a story that is being told.
  if (settings.demo) {
    const { findStory, tellStory } = await import("../seeds/tell-story.ts");
    const { ensureAccount } = auth;
    const { baseUrl } = settings;
    if (!(await findStory(store))) await tellStory({ store, end: now(), baseUrl, signer, ensureAccount });
  }
  const demo = settings.demo ? openDemo(store, auth, { baseUrl: settings.baseUrl, now }) : null;
  const log = openLog(store, openFollower(), now);
  /** What participants are told by mail, each kind by the feature that it belongs to. */
  const noticeKinds: NoticeKind[] = [
    messageNotices,
    ...meetingNotices({ from: settings.mailFrom }),
    feedbackNotice,
    kudosNotice,
    loopLifeNotice,
    groupNotice,
    outreachNotice,
    certificateNotice,
    silenceNotice,
  ];
  const sections = [interventionSection(log), certificateSection(log)];
  const refreshes = await openRefreshes(store);
  const setup = openSetup(store, auth, settings.baseUrl);
  const guides = loadGuides(join(root, "src/features/guides/guides"));
  const samplesFolder = join(root, "src/outreach/samples");
  const samples = loadSamples(samplesFolder);
  const tips = loadTips(samplesFolder);
  const routes = [
    ...healthRoutes(store),
    ...assetRoutes(join(root, "dist")),
    ...installableRoutes(readAssets(join(root, "dist"))),
    ...signInRoutes(auth, (email) => inviteAgain(log, email, settings.baseUrl)),
    ...accountRoutes(auth),
    ...setup.routes,
    ...(demo?.routes ?? []),
    ...outboxRoutes(store),
    ...programRoutes(log),
    ...organisationRoutes(log),
    ...findRoutes(log, [peopleToFind(log), loopsToFind(log), lettersToFind(log), organisationToFind(log)]),
    ...dashboardRoutes(log, tips),
    ...insightRoutes(log, signer),
    ...directoryRoutes(log, summaryPanel(log, sections)),
    ...participantRoutes(log),
    ...chosenRoutes(log),
    ...peopleLoopRoutes(log),
    ...cohortRoutes(log),
    ...importRoutes(log),
    ...summaryRoutes(log, sections),
    ...interventionRoutes(log),
    ...invitationRoutes(log, { baseUrl: settings.baseUrl, signIn: signInWith(auth) }),
    ...loopRoutes(log, {
      baseUrl: settings.baseUrl,
      signer,
      metElsewhere: (met) => logMeetingElsewhere(log, met),
      rateAtEnd: rateAtEnd(log),
    }),
    ...reportRoutes(log),
    ...readingRoutes(log),
    ...mailTextRoutes(log, [invitationText, matchText, reminderText]),
    ...settingsRoutes(log, { baseUrl: settings.baseUrl, signIn: signInWith(auth) }),
    ...outreachRoutes(log, { baseUrl: settings.baseUrl, samples, begin: (what) => jobs.poke(what) }),
    ...homeRoutes(log, {
      news: [unreadNews(log), nextMeetings(log), proposedTimes(log)],
      starters: [messageStarter],
      panels: [
        reachedPanel(log),
        groupsHomePanel(log),
        certificateToTake(log),
        feedbackHomePanel(log),
        goalsHomePanel(log),
        planningPanel(log),
        readingPanel(log, guides),
        highlightsHomePanel(log, kudosShelf(log)),
        certificatesTaken(log),
        endedLoopsPanel(log),
      ],
    }),
    ...profileRoutes(log),
    ...notificationRoutes(log, { signer, kinds: noticeKinds }),
    ...guideRoutes(log, guides),
    ...messageRoutes(log),
    ...meetingRoutes(log, { signer, baseUrl: settings.baseUrl }),
    ...fileRoutes(log),
    ...noteRoutes(log),
    ...agreementRoutes(log),
    ...goalRoutes(log),
    ...feedbackRoutes(log),
    ...feedbackLinkRoutes(log, signer),
    ...kudosRoutes(log),
    ...storyRoutes(log),
    ...certificateRoutes(log, settings),
    ...certificateListRoutes(log),
    ...publicCertificateRoutes(log, { baseUrl: settings.baseUrl, sealer: openSealer(settings.secret) }),
    ...highlightRoutes(log, kudosShelf(log)),
    ...roomRoutes(log, [
      lifePanel(log),
      silencePanel(log),
      menuPanel(log),
      messagePanel(log),
      meetingPanel(log),
      goalPanel(log),
      membersPanel(log),
      aboutPanel(log),
      notePanel(log),
      filePanel(log),
      kudosPanel(log),
      feedbackPanel(log),
      storyPanel(log),
      certificatePanel(log),
      agreementPanel(log),
    ]),
    ...apiRoutes(log, { baseUrl: settings.baseUrl, tips }),
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
    frame: {
      assets: readAssets(join(root, "dist")),
      // The demo and whoever works on it read their mails in the outbox.
      mails: settings.smtpUrl !== undefined || settings.demo === true || settings.dev,
    },
    problem: (error, c) => logger.error({ err: error, method: c.req.method, path: c.req.routePath }, "request failed"),
  });
  const jobs: Jobs = startJobs(
    jobsOf({ log, settings, signer, noticeKinds, poke: (name) => jobs.poke(name) }),
    (name, error) => logger.error({ err: error, job: name }, "job failed"),
  );
  return {
    app,
    store,
    auth,
    log,
    signer,
    noticeKinds,
    routes,
    setup,
    demo,
    jobs,
    letGo: refreshes.letGo,
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
    if (settings.smtpUrl) void whyNoMail(settings.smtpUrl).then((words) => words && console.error(words));
    const stop = async () => {
      const quiet = serving.stop();
      cairn.letGo();
      await quiet;
      await cairn.close();
      process.exit(0);
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  } catch (error) {
    if (isStoreRefused(error)) console.error(error.message);
    else if ((error as { code?: string }).code === "EADDRINUSE") {
      console.error(`Port ${settings.port} is in use. Choose another: npm start -- --port 3001`);
    } else if ((error as { code?: string }).code === "EACCES" && (error as { syscall?: string }).syscall === "listen") {
      console.error(`This user may not listen on port ${settings.port}. Take one above 1023, with a proxy in front.`);
    } else logger.fatal({ err: error }, "could not start");
    process.exit(1);
  }
}

if (import.meta.main) await start();
