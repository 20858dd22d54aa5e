import { z } from 'zod'
import { Connection, ConnectionEntry, ConnectionTest, ServerInfo } from '../connection'
import { operation } from '../errors'

/** A password as typed: a string to use (and, with `remember`, to keep encrypted where the host can), or null for the one already known. */
const Password = z.string().nullable()

export const connections = {
  /** The saved connections of a project, and whether this host can keep passwords (`why` says why not). */
  list: operation.input(z.object({ folder: z.string() })).output(
    z.object({
      entries: z.array(ConnectionEntry),
      keepsPasswords: z.object({ can: z.boolean(), why: z.string().nullable() }),
      /** Folder a new embedded database of this project would get. */
      embeddedFolder: z.string(),
      /** A sentence, where the file of saved connections was found garbled and set aside. */
      notice: z.string().nullable(),
    }),
  ),
  save: operation
    .input(
      z.object({ folder: z.string(), connection: Connection, password: Password, remember: z.boolean() }),
    )
    .output(ConnectionEntry),
  /** Saves a connection the project's files offer (`Project.offers`), with the password that stands there; only where its target is the offer's own. */
  saveOffered: operation
    .input(
      z.object({ folder: z.string(), offerId: z.string(), connection: Connection, remember: z.boolean() }),
    )
    .output(ConnectionEntry),
  remove: operation.input(z.object({ folder: z.string(), connectionId: z.string() })).output(z.void()),
  /** Tries a connection layer by layer, bounded to 10 seconds; never throws for what it finds. */
  test: operation.input(z.object({ connection: Connection, password: Password })).output(ConnectionTest),
  /** Opens a saved connection; `password` answers an earlier `password-needed`. */
  open: operation
    .input(z.object({ connectionId: z.string(), password: Password, remember: z.boolean() }))
    .output(ServerInfo),
  close: operation.input(z.object({ connectionId: z.string() })).output(z.void()),
}
