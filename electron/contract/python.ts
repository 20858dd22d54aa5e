import { z } from 'zod'

/** Why a Python is offered for a project. */
export const PythonReason = z.enum(['chosen', 'venv', 'uv', 'poetry', 'pipenv', 'VIRTUAL_ENV', 'PATH'])
export type PythonReason = z.infer<typeof PythonReason>

/** What a Python was found to have; versions as they spell themselves. */
export const PythonCheck = z.object({
  python: z.string(),
  alembic: z.string().nullable(),
  sqlalchemy: z.string().nullable(),
  /** Database drivers by name (`psycopg2`, `asyncpg`, `pymysql` …) with their versions. */
  drivers: z.record(z.string(), z.string()),
  /** A sentence for each thing that stands in the way; empty where it can run Alembic. */
  missing: z.array(z.string()),
  checkedAt: z.string(),
})
export type PythonCheck = z.infer<typeof PythonCheck>

/** A Python that may be the project's own. */
export const PythonCandidate = z.object({
  path: z.string(),
  reason: PythonReason,
  /** Where it was found, in words. */
  why: z.string(),
  chosen: z.boolean(),
  /** Whether the user has allowed it to run this project's code. */
  allowed: z.boolean(),
  check: PythonCheck.nullable(),
})
export type PythonCandidate = z.infer<typeof PythonCandidate>
