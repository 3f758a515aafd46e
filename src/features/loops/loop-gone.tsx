import type { Program } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";

/** No such loop in this program, or none that this viewer may see: the answer is the same. */
export const LoopGone = ({ program }: { program: Program }) => (
  <Empty title="There is nothing here" text="The page may have moved, or it belongs to somebody else.">
    <Button href={`/programs/${program.programId}`}>Go to your home page</Button>
  </Empty>
);
