import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeParticipant } from "../../src/features/participants/remove-participant.ts";
import { exe, pdf, svg } from "../../src/files/made-files.fixture.ts";
import { BASE_URL, type House, openHouse } from "../support/house.ts";
import { addAccount } from "../support/world.ts";

// What people attach, through the door: each file gets a clear answer, and what was typed beside it is never lost.

let house: House;
let cookie: string;
let loop: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  loop = `/programs/${world.programId}/loops/${await world.loop(ben, ana)}`;
  const account = await addAccount(cairn.store, "Ana", "ana@example.org");
  await cairn.store.db
    .updateTable("participant")
    .set({ user_id: account, status: "active" })
    .where("participant_id", "=", ana)
    .execute();
  cookie = await house.cookieOf("ana@example.org");
});
afterAll(() => house.close());

async function send(to: string, files: [string, Uint8Array][], message?: string) {
  const form = new FormData();
  if (message !== undefined) form.append("message", message);
  for (const [name, bytes] of files) form.append("files", new File([bytes as BlobPart], name));
  const request = new Request(`${BASE_URL}${loop}${to}`, { method: "POST", body: form });
  const body = new Uint8Array(await request.arrayBuffer());
  const type = request.headers.get("content-type") as string;
  const headers = { origin: BASE_URL, cookie, "content-type": type, "content-length": String(body.length) };
  const answer = await house.cairn.app.request(`${BASE_URL}${loop}${to}`, { method: "POST", headers, body });
  return { status: answer.status, html: await answer.text() };
}
const files = () => house.cairn.store.db.selectFrom("file").selectAll().execute();

describe("sent with a message, this is answered beside the form, with the words still in it", () => {
  test.each<[string, [string, Uint8Array][], RegExp]>([
    ["a 50 MB file", [["holiday.mov", new Uint8Array(50 * 1024 * 1024)]], /holiday\.mov is too large/],
    ["a file a byte too large", [["a.pdf", new Uint8Array(10 * 1024 * 1024 + 1)]], /a\.pdf is too large/],
    ["a renamed .exe", [["letter.pdf", exe()]], /letter\.pdf is a program/],
    ["an SVG with a script", [["logo.svg", svg()]], /logo\.svg is an SVG drawing/],
    ["an SVG by another name", [["logo.png", svg()]], /logo\.png is an SVG drawing/],
    ["an empty file", [["nothing.txt", new Uint8Array()]], /nothing\.txt is empty/],
    ["a broken picture", [["me.gif", Buffer.from("GIF89a and nothing")]], /me\.gif is a picture that cannot be read/],
    ["six files", Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, pdf()]), /5\.pdf is one too many/],
    [
      "one good, one bad",
      [
        ["good.pdf", pdf()],
        ["bad.pdf", exe()],
      ],
      /bad\.pdf is a program/,
    ],
    ["a name that is a script", [["<script>alert(1)</script>.exe", exe()]], /&lt;script&gt;alert/],
  ])("%s", async (_, sent, words) => {
    const answer = await send("/messages", sent, "Dear Ben, here it is.");
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(words);
    expect(answer.html).toContain("Dear Ben, here it is.");
    expect(answer.html).not.toContain("<script>alert");
    expect(await files()).toEqual([]);
  });

  test("100,000 characters", async () => {
    const answer = await send("/messages", [["good.pdf", pdf()]], `Dear Ben ${"x".repeat(100_000)}`);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("more than 10,000 characters");
    expect(answer.html).toContain("Dear Ben xxx");
  });

  test("neither words nor files", async () => {
    expect((await send("/messages", [], "  ")).status).toBe(422);
    expect((await send("/files", [])).status).toBe(422);
  });
});

test("more than any form should bring is let go at the door", async () => {
  const headers = { origin: BASE_URL, cookie, "content-type": "multipart/form-data; boundary=x" };
  const answer = await house.cairn.app.request(`${BASE_URL}${loop}/messages`, {
    method: "POST",
    headers: { ...headers, "content-length": String(300 * 1024 * 1024) },
    body: "--x",
  });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("what you typed is still there");
});

test("a picture and a document are handed out in a way that nothing in them can run", async () => {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer();
  const sent = await send(
    "/messages",
    [
      ["me.jpg", picture],
      ["Über uns.pdf", pdf()],
    ],
    "",
  );
  expect(sent.status).toBe(303);
  const kept = await files();
  expect(kept.map((file) => file.name)).toEqual(["me.jpg", "Über uns.pdf"]);
  for (const file of kept) {
    const answer = await house.get(`${loop}/files/${file.file_id}`, { cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(file.type);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(answer.headers.get("content-disposition")).toMatch(
      file.name === "me.jpg"
        ? /^inline; /
        : /^attachment; filename="_ber uns\.pdf"; filename\*=UTF-8''%C3%9Cber%20uns\.pdf$/,
    );
    expect((await answer.arrayBuffer()).byteLength).toBe(file.size);
    const etag = answer.headers.get("etag") as string;
    expect((await house.get(`${loop}/files/${file.file_id}`, { cookie, "if-none-match": etag })).status).toBe(304);
  }
  expect((await house.get(`${loop}/files/${kept[0]?.file_id}/preview`, { cookie })).headers.get("content-type")).toBe(
    "image/webp",
  );
  expect((await house.get(`${loop}/files/${kept[1]?.file_id}/preview`, { cookie })).status).toBe(404);
  const room = await (await house.get(loop, { cookie })).text();
  expect(room).toContain(`/files/${kept[0]?.file_id}/preview`);
  expect(room).toContain("Über uns.pdf");
  // Every other page has its own policy still.
  const policy = (await house.get(loop, { cookie })).headers.get("content-security-policy");
  expect(policy).toContain("default-src 'self'");
});

test("what is deleted is not handed out, not even to a browser that has it", async () => {
  const [file] = await files();
  const path = `${loop}/files/${file?.file_id}`;
  const etag = (await house.get(path, { cookie })).headers.get("etag") as string;
  expect((await house.post(`${path}/deletion`, {}, { cookie })).status).toBe(303);
  for (const headers of [{ cookie }, { cookie, "if-none-match": etag }] as Record<string, string>[]) {
    expect((await house.get(path, headers)).status).toBe(404);
  }
  expect((await house.post(`${path}/restoration`, {}, { cookie })).status).toBe(303);
  expect((await house.get(path, { cookie })).status).toBe(200);
});

test("a partner who was removed reads nothing: that is said, and the words stay", async () => {
  const { world, cairn } = house;
  const { participant_id: participantId } = await cairn.store.db
    .selectFrom("participant")
    .where("program_id", "=", world.programId)
    .where("name", "=", "Ben")
    .select("participant_id")
    .executeTakeFirstOrThrow();
  await removeParticipant(world.log, { programId: world.programId, participantId, by: world.userId });
  const answer = await send("/messages", [["again.pdf", pdf()]], "Are you still there, Ben?");
  expect(answer.status).toBe(422);
  expect(answer.html).toContain("Nobody else is in this loop any more");
  expect(answer.html).toContain("Are you still there, Ben?");
});
