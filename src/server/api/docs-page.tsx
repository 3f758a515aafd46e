import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

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
        {endpoint.query ? <Fields title="Query" schema={endpoint.query} /> : null}
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

const Fields = ({ title, schema }: { title: string; schema: z.ZodObject }) => (
  <p class="mb-2 text-sm">
    {title}:{" "}
    {Object.keys(schema.shape).map((name, index) => (
      <>
        {index > 0 ? ", " : ""}
        <code>{name}</code>
      </>
    ))}
  </p>
);

const Json = ({ schema }: { schema: z.ZodType }) => (
  <pre class="sheet mt-2 overflow-x-auto text-xs" tabindex={0}>
    {JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), null, 2)}
  </pre>
);
