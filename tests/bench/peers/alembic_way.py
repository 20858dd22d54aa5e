"""Changes one database into another as Alembic's autogenerate does: the second is reflected, the first compared with it, and the operations run.

Each line is two addresses as JSON and asks for one change; what became of it is told as one line of JSON.
"""

import json
import sys
import warnings

from alembic.autogenerate import produce_migrations
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import MetaData, create_engine, inspect
from sqlalchemy.pool import NullPool

warnings.simplefilter("ignore")


def invoke(operations, op):
    if hasattr(op, "ops"):
        for each in op.ops:
            invoke(operations, each)
    else:
        operations.invoke(op)


def change(source, target):
    wanted = MetaData()
    with target.connect() as connection:
        for schema in inspect(connection).get_schema_names():
            if schema == "information_schema":
                continue
            wanted.reflect(connection, schema=None if schema == "public" else schema)
    with source.begin() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_schemas": True}
        context = MigrationContext.configure(connection, opts={**options, "target_metadata": wanted})
        script = produce_migrations(context, wanted)
        with Operations.context(context) as operations:
            invoke(operations, script.upgrade_ops)


for line in sys.stdin:
    sides = [create_engine(url, poolclass=NullPool) for url in json.loads(line)]
    try:
        change(*sides)
        answer = {"statements": []}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    finally:
        for side in sides:
            side.dispose()
    print(json.dumps(answer), flush=True)
