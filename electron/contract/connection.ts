import { z } from 'zod'
import { AppErrorData } from './errors'

export const DialectName = z.enum(['postgres', 'mysql'])
export type DialectName = z.infer<typeof DialectName>

/** Products that speak a dialect and differ in what their catalogs hold. */
export const Flavour = z.enum(['postgres', 'pglite', 'mysql', 'mariadb'])
export type Flavour = z.infer<typeof Flavour>

export const Environment = z.enum(['development', 'staging', 'production'])
export type Environment = z.infer<typeof Environment>

export const TlsMode = z.enum(['disable', 'prefer', 'require', 'verify-ca', 'verify-full'])
export type TlsMode = z.infer<typeof TlsMode>

export const TlsSettings = z.object({
  mode: TlsMode,
  caFile: z.string().nullable(),
  certFile: z.string().nullable(),
  keyFile: z.string().nullable(),
})
export type TlsSettings = z.infer<typeof TlsSettings>

export const EmbeddedTarget = z.object({
  kind: z.literal('embedded'),
  /** Absolute path of the folder that holds the embedded PostgreSQL's data. */
  folder: z.string().min(1),
})
export type EmbeddedTarget = z.infer<typeof EmbeddedTarget>

export const ServerTarget = z.object({
  kind: z.literal('server'),
  dialect: DialectName,
  host: z.string(),
  port: z.int().min(1).max(65535),
  /** Path of a Unix socket (or, for PostgreSQL, of its folder); used instead of host and port. */
  socket: z.string().nullable(),
  user: z.string(),
  database: z.string(),
  tls: TlsSettings,
  /** URL parameters that Varve does not know; kept as they are, never sent. */
  parameters: z.record(z.string(), z.string()),
})
export type ServerTarget = z.infer<typeof ServerTarget>

/** Where a database is; never holds a secret. */
export const Target = z.discriminatedUnion('kind', [EmbeddedTarget, ServerTarget])
export type Target = z.infer<typeof Target>

/** Saved details of a connection, without the secret. */
export const Connection = z.object({
  id: z.string(),
  name: z.string().min(1),
  color: z.string(),
  environment: Environment,
  readOnly: z.boolean(),
  /** How long a statement of a run may wait for a lock, in milliseconds; 0 waits for ever. */
  lockTimeoutMs: z.int().min(0),
  /** How long a statement of a run may take, in milliseconds; 0 has no bound. */
  statementTimeoutMs: z.int().min(0),
  target: Target,
})
export type Connection = z.infer<typeof Connection>

/** Where a connection's password is: none needed, kept encrypted on disk, in this session's memory, or to be asked for. */
export const SecretState = z.enum(['not-needed', 'stored', 'in-memory', 'missing'])
export type SecretState = z.infer<typeof SecretState>

export const ConnectionEntry = z.object({ connection: Connection, secret: SecretState })
export type ConnectionEntry = z.infer<typeof ConnectionEntry>

export const ServerInfo = z.object({
  dialect: DialectName,
  flavour: Flavour,
  /** As the server spells it: `15.18`, `10.11.14-MariaDB`. */
  version: z.string(),
  database: z.string(),
  user: z.string(),
  /** The schema unqualified names land in (PostgreSQL), or the database (MySQL). */
  schema: z.string(),
  /** Whether this link is encrypted, and how. */
  tls: z.string().nullable(),
})
export type ServerInfo = z.infer<typeof ServerInfo>

export const ConnectionLayer = z.enum(['name', 'network', 'tls', 'authentication', 'database', 'privilege'])
export type ConnectionLayer = z.infer<typeof ConnectionLayer>

/** What *Test* found: each layer in order, the first failure with what to do about it. */
export const ConnectionTest = z.object({
  layers: z.array(
    z.object({
      layer: ConnectionLayer,
      state: z.enum(['passed', 'failed', 'not-reached', 'not-needed']),
      detail: z.string().nullable(),
      ms: z.number().nullable(),
    }),
  ),
  server: ServerInfo.nullable(),
  error: AppErrorData.nullable(),
})
export type ConnectionTest = z.infer<typeof ConnectionTest>

export const defaultPort: Record<DialectName, number> = { postgres: 5432, mysql: 3306 }
