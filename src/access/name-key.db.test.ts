import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import type { Store } from "../store/store.ts";
import { nameKey } from "./name-key.ts";

const NAMES: Record<string, string> = {
  "Mesut Özil": "mesut ozil",
  Äpfel: "apfel",
  "Åsa ÅNGSTRÖM": "asa angstrom",
  "Zoë d’Arc": "zoe d’arc",
  "Đorđe Łukasz": "dorde lukasz",
  "Øyvind Þór Ðe": "oyvind thor de",
  "Weiß STRAẞE": "weiss strasse",
  "Æsop Œuvre": "aesop oeuvre",
  "İpek Işık": "ipek isik",
  "Nguyễn Thị Chi": "nguyen thi chi",
  "Γιώργος ΟΔΟΣ": "γιωργοσ οδοσ",
  "Дмитро Йовко": "дмитро иовко",
  "ﬁve ＡＢ％": "five ab%",
  "فاطمة 李小龍 देवी": "فاطمة 李小龍 देवी",
  "": "",
};

eachStore("what a name is sorted by", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("is the same in the database as for what is searched", async () => {
    const names = Object.keys(NAMES);
    const { rows } = await sql<{ key: string }>`select name_key(name) as key
      from unnest(${names}::text[]) with ordinality as n (name, at) order by at`.execute(store.db);
    expect(rows.map((row) => row.key)).toEqual(Object.values(NAMES));
    expect(names.map(nameKey)).toEqual(Object.values(NAMES));
  });
});
