import type { Store } from "../store/store.ts";
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
                    to {mail.recipient} · <When at={mail.created_at} zone="UTC" /> ·{" "}
                    {mail.sent_at ? "sent" : mail.problem ? `failed: ${mail.problem}` : "waiting"}
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

function linked(body: string) {
  return body.split(/(https?:\/\/\S+)/).map((part) => (/^https?:\/\//.test(part) ? <a href={part}>{part}</a> : part));
}
