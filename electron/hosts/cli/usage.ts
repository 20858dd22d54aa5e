/** What `varve help` prints. */
export const usage = `varve: apply and roll back database migrations, and look at the schema

  varve history  <project>                    the project's revisions; with a database, their states
  varve heads    <project>                    the revisions that no other follows
  varve current  <project>                    the revisions the database is at
  varve status   <project>                    what is applied, what is pending
  varve show     <project> REV [--sql] [--down]   a revision and its statements; with --sql these alone
  varve show     <project> FROM:TO --sql [--down] a range as one script, as alembic upgrade FROM:TO --sql
  varve show     <project> --all              every revision's statements in both directions
  varve effects  <project> [REV]              what revisions really change, seen by replaying them
  varve updown   <project> [REV]              up, down and up again: what a down leaves, or takes too much
  varve apply    <project> [--to TARGET]      applies all pending revisions, or up to TARGET
  varve rollback <project> [--to TARGET]      rolls back the last revision, or down to TARGET (kept)
  varve inspect  [--sql]                      the database's catalog; with --sql the DDL of all of it
  varve compare  A B [--plan] [--sql]         what differs between two sides; with --plan the way from A to B
  varve drift    <project> [--plan]           what stands otherwise than the current revisions make it
  varve snapshot A FILE                       saves a side: JSON that git shows well, or its DDL as FILE.sql
  varve health   [project] [--exit-code]      what is worth mending in it; a project's suppressions are heeded

Alembic projects
  varve stamp    <project> TARGET... [--purge] [--yes]   sets the version table; runs no revision
  varve merge    <project> [REV...] [-m MESSAGE]         writes a merge of these heads, or of all
  varve revision <project> -m MESSAGE                    writes an empty revision behind the head
  TARGET and REV are in Alembic's words: an id or its beginning, head, heads, base, +1, -1, REV+2,
  LABEL@head. SQL projects take a number, and base to roll back all.
  stamp says first what the database shows of the revisions; where it does not bear them out, it wants --yes.

The database
  --url URL       postgres://, mysql://, mariadb:// (SQLAlchemy's spellings too) or pglite:/folder
  VARVE_URL       the same, from the environment
  DATABASE_URL    the same, where neither of the above is given
  VARVE_PASSWORD  the password of connections that bring none: of a URL without one, of a saved connection
  Everybody on this machine can read a command line: put a URL with a password in VARVE_URL, not in --url. A password
  that is nowhere is asked for, unseen, where somebody sits at the terminal.

Comparing
  A side is a URL (env:NAME takes it from the environment), a saved connection's name, a project folder with
  @REV, @heads, @base or @current (of the --url's database), a snapshot FILE.json, or a schema FILE.sql.
  --plan          the statements that make B of A, with what they may do, tried in an empty database of their own
  --sql           these statements alone, as a script for psql or the mysql client
  --exit-code     1 where sides differ or health finds anything; 2 where sides could not be compared
  --rename TABLE=NEW, --rename TABLE.COLUMN=NEW   a rename, where otherwise one goes and another comes
  --ignore owner|comments|collation|column-order|grants|NAMES   left out, beside the project's own rules
  --scratch [URL] scratch databases on that server, or the --url's, instead of an empty PostgreSQL; MySQL needs one

Replaying
  effects and updown replay the history in an empty PostgreSQL of their own, on no server.
  --scratch       in a scratch database on the --url's server instead, made for it and dropped; MySQL needs one
  What was replayed is kept, and replayed again only where a file has changed.

Options
  --dialect postgres|mysql   what show tells statements for, and what is replayed; else the database's, or the project's own
  --json          the answer as JSON, alone on standard output; messages go to standard error
  --read-only     has the server refuse writes
  --lock-timeout MS, --statement-timeout MS   bounds for a run (5000 and 0; 0 has no bound)
  --help, --version

show, heads, merge and revision need no database, and none of the project's Python.
apply and rollback run at once, without a question. Ctrl-C cancels the running statement and says what stands; anything
else it ends, and scratch databases with it. A second Ctrl-C ends the process as it is.
Exit codes: 0 done, 1 refused or failed (effects: a revision can't be replayed; updown: a down leaves something), 2 wrong
usage, 130 after Ctrl-C, 143 after SIGTERM. With --exit-code: 0 where sides are alike and health finds nothing, 1 where
compare and drift find a difference and health anything that the project does not suppress, 2 for every failure.
`
