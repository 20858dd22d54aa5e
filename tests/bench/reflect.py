"""Reflects every table and view of a database as SQLAlchemy does; prints the milliseconds it took. The URL comes by standard input."""

import sys
import time

from sqlalchemy import MetaData, create_engine

engine = create_engine(sys.stdin.read())
with engine.connect() as connection:
    started = time.perf_counter()
    metadata = MetaData()
    metadata.reflect(connection, views=True)
    print((time.perf_counter() - started) * 1000, len(metadata.tables))
