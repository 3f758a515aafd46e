import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string().describe("Stable; for programs."),
  detail: z.string().describe("For people."),
});

/** The description of the API in OpenAPI 3.1, made from the same endpoints that answer. */
export function openApi(endpoints: readonly Endpoint[], baseUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Cairn",
      version: "1",
      description: "Programs, participants, loops, standings and activities. Never the text of anything.",
    },
    servers: [{ url: baseUrl }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Made by a coordinator, for one program." },
      },
      schemas: { Problem: schemaOf(Problem) },
    },
  };
}

function operation(endpoint: Endpoint) {
  const { status, schema } = endpoint.answer;
  const refusals = Object.entries({
    400: "The query is not as it should be, or the request holds characters that cannot be kept.",
    401: "No token, or none of this program.",
    ...(endpoint.path.split(":").length > 2 ? { 404: "There is no such thing in this program." } : {}),
    ...endpoint.refusals,
  });
  return {
    summary: endpoint.summary,
    ...(descriptionOf(endpoint) ? { description: descriptionOf(endpoint) } : {}),
    operationId: `${endpoint.method}${endpoint.path
      .replace("/api/v1", "")
      .replace(/[/:]+(\w)/g, (_, first: string) => first.toUpperCase())
      .replaceAll(/\W/g, "")}`,
    parameters: parametersOf(endpoint),
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { [endpoint.body.type]: { schema: schemaOf(endpoint.body.schema) } },
          },
        }
      : {}),
    responses: {
      [status]: { description: "As asked.", content: { "application/json": { schema: schemaOf(schema) } } },
      ...Object.fromEntries(
        refusals.map(([code, description]) => [
          code,
          {
            description,
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

function descriptionOf({ description, needs }: Endpoint): string {
  const lines = Object.entries(needs ?? {}).map(([kind, fields]) => `- \`${kind}\`: ${fields.join(", ")}`);
  return [description, lines.length > 0 ? `What each kind needs:\n\n${lines.join("\n")}` : ""]
    .filter(Boolean)
    .join("\n\n");
}

function parametersOf({ path, query, once }: Endpoint) {
  const properties = query ? ((schemaOf(query).properties ?? {}) as Record<string, { description?: string }>) : {};
  return [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...Object.entries(properties).map(([name, { description, ...schema }]) => ({
      name,
      in: "query",
      ...(description ? { description } : {}),
      schema,
    })),
    ...(once
      ? [
          {
            name: "Idempotency-Key",
            in: "header",
            required: true,
            description: "Chosen by you. The same key again gives the same answer, and does nothing.",
            schema: { type: "string", maxLength: 200 },
          },
        ]
      : []),
  ];
}

/** What a schema takes in, as JSON Schema. */
export const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, unknown>;
