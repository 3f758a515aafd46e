import type { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { schemaOf } from "./openapi.ts";

/** The API for people: each endpoint with what it takes and gives. Made from the endpoints themselves. */
export const DocsPage = ({ endpoints, baseUrl }: { endpoints: readonly Endpoint[]; baseUrl: string }) => (
  <>
    <h1 class="page-title">The API of Cairn</h1>
    <p class="mb-3">
      Read where everybody stands, and tell what happened elsewhere. A coordinator makes a token in the program's
      settings; it sees what a coordinator sees: people, loops, milestones, times. Never the text of anything.
    </p>
    <pre class="sheet mb-6 overflow-x-auto text-sm" tabindex={0}>
      {`curl -H "Authorization: Bearer $TOKEN" ${baseUrl}/api/v1/programs`}
    </pre>
    <p class="mb-8">
      The same in OpenAPI 3.1: <a href="/api/v1/openapi.json">openapi.json</a>. What goes wrong is answered as RFC 9457
      says, with a stable <code>code</code>.
    </p>
    {endpoints.map((endpoint) => (
      <section class="mb-8">
        <h2 class="section-title">{endpoint.summary}</h2>
        <p class="mb-2 overflow-x-auto">
          <code>
            <strong>{endpoint.method.toUpperCase()}</strong> {endpoint.path.replace(/:(\w+)/g, "{$1}")}
          </code>
        </p>
        {endpoint.description ? <p class="mb-2">{endpoint.description}</p> : null}
        {endpoint.once ? (
          <p class="mb-2">
            Wants the header <code>Idempotency-Key</code>: the same key again gives the same answer, and does nothing.
          </p>
        ) : null}
        {endpoint.query ? <Query schema={endpoint.query} /> : null}
        {endpoint.needs ? <Needs needs={endpoint.needs} /> : null}
        {endpoint.body ? (
          <details class="mb-2">
            <summary class="cursor-pointer">Body ({endpoint.body.type})</summary>
            <Json schema={endpoint.body.schema} />
          </details>
        ) : null}
        <details class="mb-2">
          <summary class="cursor-pointer">Answer ({endpoint.answer.status})</summary>
          <Json schema={endpoint.answer.schema} />
        </details>
        {endpoint.refusals ? (
          <ul class="quiet text-sm">
            {Object.entries(endpoint.refusals).map(([status, words]) => (
              <li>
                {status}: {words}
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    ))}
  </>
);

type Parameter = { description?: string; enum?: string[]; anyOf?: { enum?: string[] }[] };

const Query = ({ schema }: { schema: z.ZodObject }) => (
  <details class="mb-2">
    <summary class="cursor-pointer">Query</summary>
    <ul class="sheet mt-2 text-sm">
      {Object.entries((schemaOf(schema).properties ?? {}) as Record<string, Parameter>).map(([name, one]) => {
        const values = [one, ...(one.anyOf ?? [])].flatMap((part) => part.enum ?? []);
        return (
          <li>
            <code>{name}</code>
            {values.length > 0 ? ` (${values.join(", ")})` : ""}
            {one.description ? `: ${one.description}` : ""}
          </li>
        );
      })}
    </ul>
  </details>
);

const Needs = ({ needs }: { needs: NonNullable<Endpoint["needs"]> }) => (
  <details class="mb-2">
    <summary class="cursor-pointer">Kinds, and what each needs</summary>
    <ul class="sheet mt-2 text-sm">
      {Object.entries(needs).map(([kind, fields]) => (
        <li>
          <code>{kind}</code>: {fields.join(", ")}
        </li>
      ))}
    </ul>
  </details>
);

const Json = ({ schema }: { schema: z.ZodType }) => (
  <pre class="sheet mt-2 overflow-x-auto text-xs" tabindex={0}>
    {JSON.stringify(schemaOf(schema), null, 2)}
  </pre>
);
