"""Changes one database into another as Alembic's autogenerate does: the second is reflected, the first compared with it, and the operations run.

The first line is two addresses as JSON; each further line asks for one change, told as one line of JSON.
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


sides = None
for line in sys.stdin:
    if sides is None:
        sides = [create_engine(url, poolclass=NullPool) for url in json.loads(line)]
        answer = {}
    else:
        try:
            change(*sides)
            answer = {}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
