import { z } from 'zod'
import { Project } from './revision'

/** A new revision's file, written; the project as it reads with it. */
export const WrittenRevision = z.object({
  revision: z.string(),
  /** Relative to the project folder. */
  file: z.string(),
  parents: z.array(z.string()),
  /** What the project's settings ask for and Varve does not do, in sentences. */
  notes: z.array(z.string()),
  project: Project,
})
export type WrittenRevision = z.infer<typeof WrittenRevision>

/** What meets where branches are merged. */
export const MergeLook = z.object({
  /** The merged revisions, each with those above the last revision that all have in common; base first. */
  sides: z.array(z.object({ head: z.string(), revisions: z.array(z.string()) })),
  /** Objects that revisions of different sides touch: `table notes`, `column notes.title`. */
  touchedByBoth: z.array(z.object({ object: z.string(), revisions: z.array(z.string()) })),
  /** Revisions of which that can't be told, or not all, and why. */
  unread: z.array(z.object({ revision: z.string(), why: z.string() })),
})
export type MergeLook = z.infer<typeof MergeLook>
