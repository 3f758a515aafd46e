import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { addAccount, buildWorld } from "../../../../test/support/world.ts";
import { cohortsOf } from "../../../insights/cohorts.ts";
import { buildApp } from "../../../server/app.ts";
import type { Auth } from "../../../server/auth.ts";
import type { Store } from "../../../store/store.ts";
import { removeParticipant } from "../remove-participant.ts";
import { importRoutes } from "./import.routes.tsx";

const LIST = `E-mail;Nom complet;Rôle;Étiquettes;Fuseau horaire
ana@example.org;Ana Sílva;mentorée;santé;Europe/Lisbon
ben@example.org;Ben Noël;mentor;;
cy@example;Cy;mentor;;
ana@example.org;Ana again;mentor;;
"=1+1";=1+1;mentor;;
`;

/** A program, and the browser of its coordinator or of somebody else. */
async function scene(store: Store) {
  const world = await buildWorld(store);
  const cora = { userId: world.userId, email: "cora@example.org", name: "Cora", isHost: false };
  let signedIn: typeof cora | null = cora;
  const problems: unknown[] = [];
  const app = buildApp({
    store,
    auth: { account: async () => signedIn } as unknown as Auth,
    routes: importRoutes(world.log),
    frame: { assets: { css: "/a.css", js: "/a.js" } },
    problem: (error) => problems.push(error),
  });
  const base = `/programs/${world.programId}/participants/imports`;
  const get = async (to: string) => {
    const answer = await app.request(to.startsWith("/") ? to : `${base}/${to}`);
    return { status: answer.status, html: await answer.text() };
  };
  const send = async (to: string, form: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(form)) body.append(name, value);
    const answer = await app.request(to, { method: "POST", body, headers: { "sec-fetch-site": "same-origin" } });
    const { headers } = answer;
    return {
      status: answer.status,
      to: headers.get("location") ?? "",
      flash: decodeURIComponent(
        decodeURIComponent(/cairn_flash=([^;]*)/.exec(headers.get("set-cookie") ?? "")?.[1] ?? ""),
      ),
      html: await answer.text(),
    };
  };
  const upload = (content: string | Uint8Array<ArrayBuffer>, name = "list.csv") =>
    send(base, { file: new File([content], name), text: "" });
  const confirm = (to: string, form: Record<string, string> = {}) => send(`${to}/confirmation`, form);
  const counts = async () => {
    const tables = ["participant", "participant_tag", "activity", "standing", "mail"] as const;
    const rows = await Promise.all(
      tables.map((table) =>
        store.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow(),
      ),
    );
    return rows.map((row) => row.n).join(" ");
  };
  const signIn = (account: typeof cora | null) => {
    signedIn = account;
  };
  return { ...world, base, get, send, upload, confirm, counts, signIn, cora, problems };
}

eachStore("importing a list", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("a cohort is found by its name, or made", async () => {
    const { upload, confirm, programId } = await scene(store);
    const lines = [
      "ana@example.org,Ana,mentor,Spring 2026",
      "ben@example.org,Ben,mentor,",
      "cy@example.org,Cy,mentor,SPRING 2026",
    ];
    const kept = await upload(["email,name,role,cohort", ...lines].join("\n"));
    await confirm(kept.to);
    const [cohort, ...others] = await cohortsOf(store.db, programId);
    expect([cohort?.name, others]).toEqual(["Spring 2026", []]);
    const people = await store.db
      .selectFrom("participant")
      .where("program_id", "=", programId)
      .orderBy("name")
      .select("cohort_id")
      .execute();
    expect(people.map((one) => one.cohort_id)).toEqual([cohort?.cohortId, null, cohort?.cohortId]);
  });

  test("a preview says what is wrong and writes nothing; a confirmation adds; again changes nothing", async () => {
    const { upload, get, confirm, counts, programId, problems } = await scene(store);
    const before = await counts();
    const kept = await upload(LIST);
    expect(kept.status).toBe(303);
    const preview = await get(kept.to);
    expect(preview.html).toContain("Add 2 people");
    expect(preview.html).toContain("E-mail: “cy@example” is not an email address. Write it as in lena@example.org.");
    expect(preview.html).toContain("The same address stands in line 2 already.");
    expect(await counts()).toBe(before);

    const done = await confirm(kept.to);
    expect(done).toMatchObject({ status: 303, to: kept.to });
    expect(done.flash).toBe("2 participants added, 0 already here, 3 lines left out.");
    const people = await store.db
      .selectFrom("participant")
      .where("program_id", "=", programId)
      .orderBy("name")
      .select(["name", "email", "role", "status", "timezone"])
      .execute();
    const rest = { status: "joined" };
    expect(people).toEqual([
      { ...rest, name: "Ana Sílva", email: "ana@example.org", role: "mentee", timezone: "Europe/Lisbon" },
      { ...rest, name: "Ben Noël", email: "ben@example.org", role: "mentor", timezone: null },
    ]);
    const after = await counts();
    expect((await confirm(kept.to)).flash).toBe("");
    const result = await get(kept.to);
    expect(result.html).toContain("The list is imported");
    expect(result.html).toContain("Line 4");

    const again = await upload(LIST);
    const same = await get(again.to);
    expect(same.html).not.toContain("Add 2 people");
    expect((await confirm(again.to)).flash).toBe("0 participants added, 2 already here, 3 lines left out.");
    expect(await counts()).toBe(after);
    expect(problems).toEqual([]);
  });

  test("the left-out lines can be saved before and after, with reasons and without formulas", async () => {
    const { upload, get, confirm } = await scene(store);
    const { to } = await upload(LIST);
    const before = (await get(`${to}/left-out.csv`)).html;
    await confirm(to);
    const after = (await get(`${to}/left-out.csv`)).html;
    expect(after).toBe(before);
    expect(after.split("\r\n")[1]).toBe(
      "cy@example,Cy,mentor,,,,4,E-mail: “cy@example” is not an email address. Write it as in lena@example.org.",
    );
    expect(after).toMatch(/^'=1\+1,'=1\+1,mentor/m);
    expect(
      await store.db.selectFrom("participant_import").where("result", "is not", null).select("content").execute(),
    ).toSatisfy((rows: { content: Uint8Array }[]) => rows.every((row) => row.content.length === 0));
  });

  test("the coordinator says what the columns hold", async () => {
    const { upload, get, confirm, store: here, programId } = await scene(store);
    const { to } = await upload("Wer,Wohin,Was\nAna,ana@example.org,blau\n");
    const first = await get(to);
    expect(first.html).toContain("Choose the column that holds the names.");
    expect(first.html).not.toContain("Add one person");
    expect((await confirm(to)).flash).toBe("");
    const plan = { c0: "name", c1: "email", c2: "tags", role: "mentor" };
    const query = new URLSearchParams(plan).toString();
    expect((await get(`${to}?${query}`)).html).toContain("Add one person");
    expect((await confirm(to, plan)).flash).toBe("1 participant added, 0 already here, 0 lines left out.");
    const tags = await here.db.selectFrom("participant_tag").where("program_id", "=", programId).selectAll().execute();
    expect(tags.map((row) => row.tag)).toEqual(["blau"]);
  });

  test("whoever came in since the preview, or was removed, is not added again", async () => {
    const { upload, get, confirm, mentor, log, programId, userId } = await scene(store);
    const { to } = await upload("name,email,role\nAna,ANA@example.org,mentee\nBen,ben@example.org,mentor\n");
    expect((await get(to)).html).toContain("Add 2 people");
    await mentor("Ana");
    await removeParticipant(log, { programId, participantId: await mentor("Ben"), by: userId });
    expect((await get(to)).html).toContain("They were taken out of the program.");
    expect((await confirm(to)).flash).toBe("0 participants added, 1 already here, 1 line left out.");
  });

  test.each([
    ["an Excel file", () => "PK\x03\x04 xl/workbook.xml", "This is an Excel file."],
    ["an empty file", () => "", "There is nothing in it."],
    ["a big file", () => `name,email\n${"x".repeat(5_300_000)}`, "It is bigger than 5 MB."],
  ])("%s is refused on the page, and not kept", async (_, content, words) => {
    const { upload, programId } = await scene(store);
    const answer = await upload(content());
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect(
      await store.db.selectFrom("participant_import").where("program_id", "=", programId).select("import_id").execute(),
    ).toEqual([]);
  });

  test("a pasted list, a list with zero signs, and an answer without anything", async () => {
    const { send, base, get, confirm, upload, problems } = await scene(store);
    const pasted = await send(base, { text: "name\temail\trole\r\nAna\tana@example.org\tmentor" });
    expect((await get(pasted.to)).html).toContain("Add one person");
    const zeros = await upload(
      `name,email,role\n${"Ana,a@example.org,mentor\n"}B\0n,b@example.org,mentor\n`,
      "a\0b.csv",
    );
    expect((await confirm(zeros.to)).flash).toContain("1 participant added");
    expect((await get(zeros.to)).html).toContain("cannot be read in “B�n”");
    expect((await send(base, {})).html).toContain("Choose a file, or paste a list.");
    expect((await send(base, { file: "not a file" })).status).toBe(422);
    expect(problems).toEqual([]);
  });

  test("nobody but a coordinator of this program finds anything here", async () => {
    const { upload, get, send, base, signIn, confirm, cora, counts } = await scene(store);
    const { to } = await upload(LIST);
    const before = await counts();
    const other = await scene(store);
    expect((await other.get(to)).status).toBe(404);
    const id = to.split("/").at(-1);
    for (const path of [id, `${id}/left-out.csv`]) expect((await other.get(`${other.base}/${path}`)).status).toBe(404);
    expect((await other.confirm(`${other.base}/${id}`)).status).toBe(404);
    signIn({ ...cora, userId: await addAccount(store, "Eve", `eve-${id}@example.org`) });
    for (const path of ["new", "example.csv", to, `${to}/left-out.csv`]) expect((await get(path)).status).toBe(404);
    expect((await send(base, { text: LIST })).status).toBe(404);
    expect((await confirm(to)).status).toBe(404);
    signIn(null);
    expect((await confirm(to)).to).toContain("/sign-in");
    signIn(cora);
    for (const path of ["nothing", "%00", "0198c0de-0000-7000-8000-000000000000"]) {
      expect((await get(path)).status).toBe(404);
      expect((await confirm(`${base}/${path}`)).status).toBe(404);
    }
    expect(await counts()).toBe(before);
  });

  test("files that nobody confirmed are forgotten after 30 days", async () => {
    const { upload, get, clock } = await scene(store);
    const first = await upload(LIST);
    clock.pass(30 * 86_400_000 + 1);
    await upload(LIST);
    expect((await get(first.to)).status).toBe(404);
  });

  describe("many", () => {
    test("10,000 people in at most 15 seconds, preview and all", async () => {
      const { upload, get, confirm, programId } = await scene(store);
      const lines = Array.from({ length: 10_000 }, (_, at) => `Person ${at};p${at}@example.org;mentee;a, b;UTC`);
      const start = performance.now();
      const { to } = await upload(`name;email;role;tags;tz\n${lines.join("\n")}`);
      expect((await get(to)).html).toContain("Add 10,000 people");
      expect((await confirm(to)).flash).toMatch(/^10,000 participants added/);
      const took = performance.now() - start;
      console.info(`10,000 people in ${Math.round(took)} ms`);
      expect(took).toBeLessThan(15_000);
      const stage = await store.db
        .selectFrom("stage_count")
        .where("program_id", "=", programId)
        .where("stage", "=", 0)
        .select("people")
        .executeTakeFirstOrThrow();
      expect(stage.people).toBe(10_000);
    });
  });
});
