import { z } from 'zod'
import { operation } from '../errors'
import { WantedFile } from '../files'

export const host = {
  about: operation.output(
    z.object({
      appVersion: z.string(),
      kind: z.enum(['desktop', 'browser', 'cli']),
      platform: z.string(),
      /** Whether this host can show the system's own dialogs for folders and files. */
      picksFolders: z.boolean(),
      /** Folder a first look for projects may start in. */
      homeFolder: z.string(),
      /** What to open at start: a folder named on the command line, or the sample on a fresh profile. */
      openAtStart: z.union([z.object({ folder: z.string() }), z.literal('sample'), z.null()]),
    }),
  ),
  /** The system's folder dialog; null where the user closed it. Refused where `picksFolders` is false. */
  pickFolder: operation.output(z.string().nullable()),
  /** The system's dialog for one file; null where the user closed it. Refused where `picksFolders` is false. */
  pickFile: operation.input(WantedFile).output(z.string().nullable()),
  /** What a path that is typed may go on with: sub-folders of a folder, and its files with one of these endings. */
  listFolders: operation
    .input(z.object({ folder: z.string(), endings: z.array(z.string()).default([]) }))
    .output(
      z.object({
        folder: z.string(),
        parent: z.string().nullable(),
        folders: z.array(z.string()),
        files: z.array(z.string()),
      }),
    ),
  /** Shows a file of a project in the system's file manager. */
  reveal: operation.input(z.object({ folder: z.string(), file: z.string() })).output(z.void()),
}
