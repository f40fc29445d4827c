"""A PostgreSQL that answers as a Citus' coordinator: its catalogues and two functions, no workers behind."""

import pytest
from django.db import connection

from tracker.database import citus

CATALOGUES = """
SET citus.multi_shard_modify_mode = 'parallel';
CREATE TEMPORARY TABLE pg_dist_local_group (groupid int);
INSERT INTO pg_dist_local_group VALUES (0);
CREATE TEMPORARY TABLE pg_dist_node (groupid int, isactive bool, shouldhaveshards bool);
INSERT INTO pg_dist_node VALUES (0, true, false), (1, true, true), (2, true, true);
CREATE TEMPORARY TABLE pg_dist_partition (logicalrelid regclass);
CREATE TEMPORARY TABLE citus_tables (
  table_name regclass, citus_table_type text, distribution_column text, colocation_id int);
CREATE FUNCTION pg_temp.note(name text, kind text, key text, place int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO citus_tables VALUES (name::regclass, kind, key, place);
  INSERT INTO pg_dist_partition VALUES (name::regclass);
$$;
CREATE FUNCTION create_reference_table(name text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.note(name, 'reference', '<none>', 3);
$$;
CREATE FUNCTION create_distributed_table(name text, key text, colocate_with text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_temp.note(name, 'distributed', key, 7);
$$;
"""


@pytest.fixture
def coordinator(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("Citus is an extension of PostgreSQL")
    monkeypatch.setattr(citus, "has_citus", lambda: True)
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUES)
