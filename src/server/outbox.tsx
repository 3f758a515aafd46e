import type { Selectable } from "kysely";
import { MAX_TRIES } from "../mail/deliver-mail.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { Empty } from "../ui/empty.tsx";
import { When } from "../ui/time.tsx";
import { type Route, route } from "../web/route.ts";
import "../mail/mail.tables.ts";

/** Every mail as it left or waits, for the host: how to work before mail does, and to see what went wrong. */
export function outboxRoutes(store: Store): Route[] {
  return [
    route("get", "/outbox", "host", async (c) => {
      const mails = await store.db.selectFrom("mail").orderBy("created_at", "desc").limit(100).selectAll().execute();
      return c.render(
        mails.length === 0 ? (
          <Empty title="Outbox" text="No mail has been written yet." />
        ) : (
          <>
            <p class="mb-2">
              <a href="/">Your programs</a>
            </p>
            <h1 class="page-title">Outbox</h1>
            <ul class="grid gap-4">
              {mails.map((mail) => (
                <li class="sheet">
                  <p class="quiet text-sm">
                    to {mail.recipient} · <When at={mail.created_at} zone="UTC" /> · {stateWords(mail)}
                  </p>
                  <h2 class="section-title">{mail.subject}</h2>
                  <pre class="whitespace-pre-wrap wrap-anywhere font-[inherit]">{linked(mail.body)}</pre>
                </li>
              ))}
            </ul>
          </>
        ),
        { title: "Outbox" },
      );
    }),
  ];
}

type State = Pick<Selectable<Tables["mail"]>, "sent_at" | "refused_at" | "problem" | "tries">;

/** What became of a mail, and whether more will. */
export function stateWords({ sent_at: sent, refused_at: refused, problem, tries }: State): string {
  if (sent) return "sent";
  if (!problem) return "waiting";
  if (refused) return `refused for good by their mail server: ${problem}`;
  return tries < MAX_TRIES
    ? `not sent yet: ${problem}. It is tried again.`
    : `given up after ${tries} tries: ${problem}`;
}

function linked(body: string) {
  return body.split(/(https?:\/\/\S+)/).map((part) => (/^https?:\/\//.test(part) ? <a href={part}>{part}</a> : part));
}
