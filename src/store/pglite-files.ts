import { closeSync, fsyncSync, openSync } from "node:fs";
import type { PGlite, postgresMod } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Options = Partial<postgresMod.PostgresMod>;
type OpenFile = { nfd?: number; node: object };
type NodeFileSystem = { stream_ops: { fsync?(file: OpenFile): number }; realPath(node: object): string };

/** WASI's EIO. PostgreSQL stops on it, as it should: a page that did not reach the disk is lost. */
const inputOutputError = 29;

/**
 * PGlite's files on disk, with the fsync it leaves out: its own NodeFS answers every fsync with "done" and does
 * nothing, so a power cut takes commits away. pglite-fsync.db.test.ts counts the system calls.
 */
export class FsyncedFiles extends NodeFS {
  override async init(pg: PGlite, options: Options): Promise<{ emscriptenOpts: Options }> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: postgresMod.PostgresMod) => addFsync(module)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function addFsync(module: postgresMod.PostgresMod): void {
  const files = module.NODEFS as unknown as NodeFileSystem;
  files.stream_ops.fsync = (file) => {
    try {
      if (file.nfd === undefined) syncFolder(files.realPath(file.node));
      else fsyncSync(file.nfd);
      return 0;
    } catch {
      return inputOutputError;
    }
  };
}

/** Emscripten opens no descriptor for a folder; PostgreSQL syncs folders so that renames last. */
export function syncFolder(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
