/** A name under which a project looks for its database: `sqlalchemy.url` of its ini, or a variable of the environment. */
export interface UrlName {
  readonly name: string
  /** SQLAlchemy's name of the driver the project's own value asks for (`asyncpg`); null where it names none. */
  readonly driver: string | null
}

/** An Alembic project as its own Python needs to be told of it. */
export interface PythonProject {
  /** Absolute; what permissions are kept under. */
  readonly folder: string
  /** Absolute path of alembic.ini; null where pyproject.toml alone has the settings. */
  readonly ini: string | null
  /** Absolute path of a pyproject.toml with `[tool.alembic]`. */
  readonly pyproject: string | null
  /** The section of the ini that is Alembic's. */
  readonly section: string
  /** Holds env.py; told to Alembic where the settings don't say. */
  readonly scriptFolder: string
  /** Where env.py may look besides `DATABASE_URL`, which is always set. */
  readonly urls: readonly UrlName[]
}

export const iniUrl = 'sqlalchemy.url'
