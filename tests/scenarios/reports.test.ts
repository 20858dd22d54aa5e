import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Table } from '#contract/catalog'
import { openBench } from '../support/bench'

const samples = join(import.meta.dirname, '../../migrations-samples')

/** What people wrote down by hand of what their migrations make, a fact a line. */
const reports = [
  {
    folder: 'notes-app',
    kinds: ['embedded', 'postgres'],
    tables: 'alembic_version audit_logs notes summaries users',
    facts: `
      users.id integer not null
      users.username character varying(100) not null
      users.email character varying(255) not null
      users.password_hash character varying(255) not null
      users.created_at timestamp without time zone not null
      users.updated_at timestamp without time zone not null
      primary key users_pkey on users(id)
      unique index ix_users_email on users(email)
      index ix_users_id on users(id)
      notes.id integer not null
      notes.user_id integer not null
      notes.title character varying(255) not null
      notes.content text not null
      notes.created_at timestamp without time zone not null
      notes.updated_at timestamp without time zone not null
      foreign key notes(user_id) to users(id) on delete CASCADE
      primary key notes_pkey on notes(id)
      index ix_notes_id on notes(id)
      index ix_notes_user_id on notes(user_id)
      summaries.id integer not null
      summaries.note_id integer not null
      summaries.summary_text text not null
      summaries.created_at timestamp without time zone not null
      foreign key summaries(note_id) to notes(id) on delete CASCADE
      primary key summaries_pkey on summaries(id)
      index ix_summaries_id on summaries(id)
      index ix_summaries_note_id on summaries(note_id)
      audit_logs.id integer not null
      audit_logs.user_id integer nullable
      audit_logs.action character varying(100) not null
      audit_logs.entity character varying(100) not null
      audit_logs.entity_id integer not null
      audit_logs.timestamp timestamp without time zone not null
      audit_logs.details text nullable
      foreign key audit_logs(user_id) to users(id) on delete SET NULL
      primary key audit_logs_pkey on audit_logs(id)
      index ix_audit_logs_id on audit_logs(id)
      index ix_audit_logs_user_id on audit_logs(user_id)`,
  },
  {
    folder: 'auditeng',
    kinds: ['postgres'],
    tables: 'alembic_version analyses findings tasks users',
    facts: `
      users.id uuid not null
      users.email character varying(255) not null
      users.hashed_password character varying(255) not null
      users.is_active boolean not null
      users.created_at timestamp with time zone not null
      users.updated_at timestamp with time zone nullable
      primary key pk_users on users(id)
      unique index ix_users_email on users(email)
      unique uq_users_email on users(email)
      tasks.id uuid not null
      tasks.user_id uuid not null
      tasks.status character varying(50) not null
      tasks.original_filename character varying(255) not null
      tasks.file_path character varying(500) nullable
      tasks.file_size bigint not null
      tasks.error_message text nullable
      primary key pk_tasks on tasks(id)
      foreign key fk_tasks_user_id_users: tasks(user_id) to users(id) on delete CASCADE
      index ix_tasks_user_id on tasks(user_id)
      index ix_tasks_status on tasks(status)
      analyses.id uuid not null
      analyses.task_id uuid not null
      analyses.equipment_type character varying(50) not null
      analyses.test_type character varying(50) not null
      analyses.equipment_tag character varying(100) nullable
      analyses.verdict character varying(50) nullable
      analyses.compliance_score double precision nullable
      analyses.confidence_score double precision nullable
      analyses.extraction_result json nullable
      analyses.validation_result json nullable
      primary key pk_analyses on analyses(id)
      unique uq_analyses_task_id on analyses(task_id)
      unique index ix_analyses_task_id on analyses(task_id)
      foreign key fk_analyses_task_id_tasks: analyses(task_id) to tasks(id) on delete CASCADE
      findings.id uuid not null
      findings.analysis_id uuid not null
      findings.severity character varying(50) not null
      findings.rule_id character varying(100) not null
      findings.message text not null
      findings.evidence json nullable
      findings.remediation text nullable
      primary key pk_findings on findings(id)
      foreign key fk_findings_analysis_id_analyses: findings(analysis_id) to analyses(id) on delete CASCADE
      index ix_findings_analysis_id on findings(analysis_id)
      index ix_findings_severity on findings(severity)`,
  },
  {
    folder: 'safety-compliance',
    kinds: ['mariadb'],
    tables: 'alembic_version detection_history reports users violations',
    facts: `
      primary key PRIMARY on users(id)
      index ix_users_email on users(email)
      unique index ix_users_microsoft_user_id on users(microsoft_user_id)
      primary key PRIMARY on reports(id)
      foreign key reports(user_id) to users(id) on delete CASCADE
      index ix_reports_timestamp on reports(timestamp)
      index ix_reports_location on reports(location)
      unique index ix_reports_report_id on reports(report_id)
      index idx_reports_user_timestamp on reports(user_id, timestamp)
      index idx_reports_timestamp_location on reports(timestamp, location)
      primary key PRIMARY on violations(id)
      foreign key violations(report_id) to reports(id) on delete CASCADE
      index ix_violations_violation_type on violations(violation_type)
      index ix_violations_timestamp on violations(timestamp)
      index ix_violations_location on violations(location)
      index idx_violations_report on violations(report_id)
      index idx_violations_type_timestamp on violations(violation_type, timestamp)
      index idx_violations_location_timestamp on violations(location, timestamp)
      primary key PRIMARY on detection_history(id)
      foreign key detection_history(user_id) to users(id) on delete CASCADE
      index ix_detection_history_timestamp on detection_history(timestamp)
      index idx_detection_history_timestamp on detection_history(timestamp)
      index idx_detection_history_user_timestamp on detection_history(user_id, timestamp)`,
  },
  {
    folder: 'splunk-auto-doc',
    kinds: ['postgres', 'embedded'],
    tables: 'alembic_version files ingestion_runs',
    facts: `
      ingestion_runs.id integer not null
      ingestion_runs.created_at timestamp with time zone not null
      ingestion_runs.type character varying(50) not null
      ingestion_runs.label character varying(255) nullable
      ingestion_runs.status character varying(50) not null
      ingestion_runs.notes text nullable
      primary key ingestion_runs_pkey on ingestion_runs(id)
      index ix_ingestion_runs_created_at on ingestion_runs(created_at)
      index ix_ingestion_runs_status on ingestion_runs(status)
      files.id integer not null
      files.run_id integer not null
      files.path character varying(1024) not null
      files.sha256 character varying(64) not null
      files.size_bytes bigint not null
      files.stored_object_key character varying(512) not null
      foreign key files(run_id) to ingestion_runs(id) on delete CASCADE
      primary key files_pkey on files(id)
      index ix_files_run_id on files(run_id)
      index ix_files_sha256 on files(sha256)
      primary key alembic_version_pkc on alembic_version(version_num)`,
  },
  {
    folder: 'todo-chat',
    kinds: ['embedded', 'postgres'],
    tables: 'conversations messages tasks users',
    facts: `
      users.id uuid not null
      users.email character varying(255) not null
      users.password_hash character varying(255) not null
      index idx_users_email on users(email)
      tasks.id uuid not null
      tasks.user_id uuid not null
      tasks.title character varying(255) not null
      tasks.description text nullable
      index idx_tasks_user_id on tasks(user_id)
      foreign key tasks(user_id) to users(id) on delete CASCADE
      foreign key conversations(user_id) to users(id) on delete CASCADE
      index idx_conversations_user_id on conversations(user_id)
      messages.tool_calls jsonb nullable
      foreign key messages(conversation_id) to conversations(id) on delete CASCADE
      foreign key messages(user_id) to users(id) on delete CASCADE
      index idx_messages_conversation_id on messages(conversation_id)
      index idx_messages_user_id on messages(user_id)`,
    columns: { users: 5, tasks: 8, conversations: 5, messages: 8 },
  },
] as const

describe.each(reports)('the report on $folder', ({ folder, kinds, tables: named, facts, ...more }) => {
  test.each(kinds)('holds on %s, line by line', async (kind) => {
    const bench = await openBench(kind, join(samples, folder))
    expect((await bench.run('up')).outcome).toMatchObject({ kind: 'done', error: null })
    const { connectionId } = bench
    const { tables } = await bench.client.catalog.read({ connectionId, refresh: true })
    expect(tables.map(({ name }) => name).join(' ')).toBe(named)
    const found = new Set(tables.flatMap(factsOf))
    const said = facts.split('\n').flatMap((line) => line.trim() || [])
    expect(said.filter((line) => !found.has(line))).toEqual([])
    if ('columns' in more) {
      expect(Object.fromEntries(tables.map(({ name, columns }) => [name, columns.length]))).toEqual(
        more.columns,
      )
    }
  })
})

function factsOf(table: Table): string[] {
  const { name, primaryKey } = table
  const on = (columns: readonly (string | null)[]) => `${name}(${columns.join(', ')})`
  return [
    ...table.columns.map((c) => `${name}.${c.name} ${c.type} ${c.nullable ? 'nullable' : 'not null'}`),
    ...(primaryKey === null ? [] : [`primary key ${primaryKey.name} on ${on(primaryKey.columns)}`]),
    ...table.uniques.map((unique) => `unique ${unique.name} on ${on(unique.columns)}`),
    ...table.indexes.map(
      (index) =>
        `${index.unique ? 'unique ' : ''}index ${index.name} on ${on(index.parts.map(({ column }) => column))}`,
    ),
    ...table.foreignKeys.flatMap((key) => {
      const words = `${on(key.columns)} to ${key.toTable}(${key.toColumns.join(', ')}) on delete ${key.onDelete}`
      return [`foreign key ${words}`, `foreign key ${key.name}: ${words}`]
    }),
  ]
}
