/** What `varve help` prints. */
export const usage = `varve: apply and roll back database migrations, and look at the schema

  varve history  <project>                    the project's revisions; with a database, their states
  varve status   <project>                    what is applied, what is pending
  varve apply    <project> [--to REV]         applies all pending revisions, or up to REV
  varve rollback <project> [--to REV|base]    rolls back the last revision, down to REV (kept), or all
  varve inspect                               the database's catalog

The database
  --url URL       postgres://, mysql://, mariadb:// (SQLAlchemy's spellings too) or pglite:/folder
  VARVE_URL       the same, from the environment
  DATABASE_URL    the same, where neither of the above is given
  Everybody on this machine can read a command line: put a URL with a password in VARVE_URL, not in --url.

Options
  --json          the answer as JSON, alone on standard output; messages go to standard error
  --read-only     has the server refuse writes
  --lock-timeout MS, --statement-timeout MS   bounds for a run (5000 and 0; 0 has no bound)
  --help, --version

apply and rollback run at once, without a question. Ctrl-C cancels the running statement and says what stands.
Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
`
