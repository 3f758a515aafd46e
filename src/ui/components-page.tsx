import type { Child } from "hono/jsx";
import { ButtonSamples, FormSamples } from "./dev/sample-forms.tsx";
import { ListSamples, NoticeSamples } from "./dev/sample-lists.tsx";
import { ChartSamples, StoneSamples } from "./dev/sample-stones.tsx";

/** Every component in every state: nothing, one, many, long names, mistakes. Served in development only. */
export const ComponentsPage = () => (
  <>
    <h1 class="page-title">Components</h1>
    <Part id="stones" title="Stones">
      <StoneSamples />
    </Part>
    <Part id="charts" title="Charts">
      <ChartSamples />
    </Part>
    <Part id="buttons" title="Buttons, menus, questions">
      <ButtonSamples />
    </Part>
    <Part id="forms" title="Forms">
      <FormSamples />
    </Part>
    <Part id="notices" title="Notices and cards">
      <NoticeSamples />
    </Part>
    <Part id="lists" title="Lists">
      <ListSamples />
    </Part>
  </>
);

const Part = ({ id, title, children }: { id: string; title: string; children: Child }) => (
  <section class="mb-14" aria-labelledby={id}>
    <h2 class="section-title" id={id}>
      {title}
    </h2>
    {children}
  </section>
);
