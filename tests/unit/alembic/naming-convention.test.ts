import { describe, expect, test } from 'vitest'
import { namingConvention } from '#engine/projects/formats/alembic/naming/naming-convention'
import { read } from '#engine/projects/formats/alembic/read'
import { folderWith } from '../../support/folder'

const env = (imports: string, target: string) =>
  `from alembic import context\n${imports}\ntarget_metadata = ${target}\n\n\ndef run():\n    context.configure(url="x", target_metadata=target_metadata)\n    context.configure(connection=c, target_metadata=target_metadata, **kw)\n`
const templates = { pk: 'pk_%(table_name)s', uq: 'uq_%(table_name)s_%(column_0_name)s' }
const spelt = '{"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}'
const imports =
  'from sqlalchemy import MetaData\nfrom sqlalchemy.orm import DeclarativeBase, declarative_base\n'

const conventionOf = async (files: Record<string, string>) => {
  const folder = await folderWith({
    'alembic.ini': '[alembic]\nscript_location = migrations\nprepend_sys_path = .\n',
    'migrations/versions/a.py': 'revision = "a"\ndown_revision = None\n',
    ...files,
  })
  return namingConvention(await read(folder))
}

describe('is followed from env.py', () => {
  test.each([
    ['a class', `class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=${spelt})\n`],
    [
      'a class with mixins and an annotation',
      `class Mixin:\n    pass\n\nclass Base(Mixin, DeclarativeBase):\n    """Ours."""\n    metadata: object = MetaData(schema="s", naming_convention=${spelt})\n`,
    ],
    [
      'a base of a base',
      `class Root(DeclarativeBase):\n    metadata = MetaData(naming_convention=${spelt})\n\nclass Base(Root):\n    __abstract__ = True\n`,
    ],
    [
      'names',
      `convention = ${spelt}\nmetadata = MetaData(naming_convention=convention)\nBase = declarative_base(metadata=metadata)\n`,
    ],
    [
      'a decorator',
      `from sqlalchemy.orm import as_declarative\n\n@as_declarative(metadata=MetaData(naming_convention=${spelt}))\nclass Base:\n    pass\n`,
    ],
  ])('through %s', async (_, models) => {
    const files = {
      'app/__init__.py': '',
      'app/db/__init__.py': 'from .base import Base\n',
      'app/db/base.py': `${imports}${models}`,
    }
    for (const [importing, target] of [
      ['from app.db.base import Base', 'Base.metadata'],
      ['from app.db import Base as B', 'B.metadata'],
      ['from app import db', 'db.Base.metadata'],
      ['import app.db.base', 'app.db.base.Base.metadata'],
    ] as const)
      expect(await conventionOf({ ...files, 'migrations/env.py': env(importing, target) })).toEqual(templates)
  })

  test('to a MetaData itself, whose convention is imported', async () => {
    expect(
      await conventionOf({
        'names.py': `convention = ${spelt}\n`,
        'tables.py': `import sqlalchemy as sa\nfrom names import convention\nmeta = sa.MetaData(naming_convention=convention)\n`,
        'migrations/env.py': env('from tables import meta', 'meta'),
      }),
    ).toEqual(templates)
  })

  test('to the one db of a Flask application', async () => {
    const flask = `from flask_sqlalchemy import SQLAlchemy\n${imports}db = SQLAlchemy(metadata=MetaData(naming_convention=${spelt}))\n`
    const target = `current_app.extensions['migrate'].db.metadata`
    const files = { 'app.py': flask, 'migrations/env.py': env('from flask import current_app', target) }
    expect(await conventionOf(files)).toEqual(templates)
    expect(await conventionOf({ ...files, 'other.py': flask })).toBe('unknown')
  })
})

describe('is none', () => {
  const elsewhere = { 'other.py': `${imports}other = MetaData(naming_convention=${spelt})\n` }
  test.each([
    ['no target', '', 'None'],
    ['several targets', 'from models import Base, more', '[Base.metadata, more]'],
    ['a base without', 'from models import Base', 'Base.metadata'],
    ['SQLModel', 'from sqlmodel import SQLModel', 'SQLModel.metadata'],
  ])('for %s', async (_, importing, target) => {
    const files = { 'models.py': `${imports}class Base(DeclarativeBase):\n    pass\n`, ...elsewhere }
    expect(await conventionOf({ ...files, 'migrations/env.py': env(importing, target) })).toBeNull()
  })
})

describe('is unknown', () => {
  const given = `${imports}class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=${spelt})\n`
  test.each([
    ['a function of the project', `${imports}Base = make(naming_convention=${spelt})\n`],
    [
      'templates that are made',
      `${imports}Base = declarative_base(metadata=MetaData(naming_convention=make()))`,
    ],
    [
      'functions among the templates',
      `${imports}Base = declarative_base(metadata=MetaData(naming_convention={"fk": "fk_%(it)s", "it": it}))`,
    ],
    ['a convention given later', `${given}\nBase.metadata.naming_convention = {}\n`],
    [
      'a branch',
      `${imports}if x:\n    Base = declarative_base(metadata=MetaData(naming_convention=${spelt}))\n`,
    ],
    ['a file in a circle', `from models import Base  # naming_convention\n`],
    ['a file that is no Python', `naming_convention ((\n`],
  ])('behind %s', async (_, models) => {
    const files = {
      'models.py': models,
      'migrations/env.py': env('from models import Base', 'Base.metadata'),
    }
    expect(await conventionOf(files)).toBe('unknown')
  })

  test('where two places have the module, or two configures differ', async () => {
    const two = { 'models.py': given, 'src/models.py': given }
    const target = env('from models import Base', 'Base.metadata')
    expect(await conventionOf({ ...two, 'migrations/env.py': target })).toBe('unknown')
    const differing = target.replace('target_metadata=target_metadata)', 'target_metadata=None)')
    expect(await conventionOf({ 'models.py': given, 'migrations/env.py': differing })).toBe('unknown')
  })
})
