import { describe, expect, it } from 'vitest'
import { signOf } from '#contract/change'
import { changesOf } from '../../support/alembic-script'
import { changeWords } from '#engine/projects/formats/alembic/words/change-words'

function told(...lines: string[]): string[] {
  return changeWords(changesOf(lines.join('\n'))).map(({ kind, sentence, aside }) =>
    [kind === null ? '·' : signOf(kind), sentence, ...(aside === null ? [] : [`| ${aside}`])].join(' '),
  )
}

describe('what a revision changes, in words', () => {
  it('tells a table with what comes with it', () => {
    expect(
      told(
        "op.create_table('tags', sa.Column('id', sa.Integer, primary_key=True),",
        "  sa.Column('name', sa.String(80), nullable=False, index=True),",
        "  sa.Column('note_id', sa.Integer, sa.ForeignKey('notes.id', ondelete='CASCADE')),",
        "  sa.CheckConstraint('length(name) > 0', name='ck_name'),",
        "  sa.UniqueConstraint('name', 'note_id', name='uq_tags'))",
      ),
    ).toEqual([
      '+ table tags | 3 columns: id, name, note_id',
      '+ check ck_name on tags | length(name) > 0',
      '+ unique uq_tags on tags(name, note_id)',
      '+ index on tags(name)',
      '+ foreign key tags(note_id) → notes(id) | on delete cascade',
    ])
  })

  it('tells columns by what changes of them', () => {
    expect(
      told(
        "op.add_column('notes', sa.Column('at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False), schema='app')",
        "op.alter_column('notes', 'title', existing_type=sa.String(255), type_=sa.Text(), nullable=True)",
        "op.alter_column('notes', 'title', new_column_name='head', server_default=None)",
        "op.drop_column('notes', 'old')",
      ),
    ).toEqual([
      '+ column app.notes.at | DateTime(timezone=true), not null, default now()',
      '~ column notes.title | String(255) → Text, nullable',
      '~ column notes.title | renamed to head, no default',
      '− column notes.old',
    ])
  })

  it('tells indexes, constraints, types, rows and SQL', () => {
    expect(
      told(
        "op.create_index('ix', 'notes', ['title', sa.text('lower(body)')], unique=True, postgresql_where=sa.text('title is not null'))",
        "op.drop_index('ix', 'notes')",
        "op.create_foreign_key('fk', 'a', 'b', ['x'], ['y'])",
        "op.drop_constraint('fk', 'a', type_='foreignkey')",
        "op.drop_constraint('c', 'a')",
        "op.rename_table('a', 'b')",
        "sa.Enum('x', 'y', name='state').create(op.get_bind())",
        "op.execute('update notes\\n  set a = 1')",
        "op.drop_table('a')",
      ),
    ).toEqual([
      '+ index ix on notes(title, lower(body)) | unique, where title is not null',
      '− index ix on notes',
      '+ foreign key fk a(x) → b(y)',
      '− foreign key fk on a',
      '~ table a | without its constraint c',
      '~ table a | renamed to b',
      '+ enum state | x, y',
      '· update notes set a = 1',
      '− table a',
    ])
  })

  it('says where each stands', () => {
    expect(changeWords(changesOf("op.drop_table('a')"))).toEqual([
      { kind: 'drop-table', sentence: 'table a', aside: null, line: 7, column: 5 },
    ])
  })
})
