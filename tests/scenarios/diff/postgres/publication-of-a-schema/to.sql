create schema told;
create schema told_too;
create publication p for tables in schema told, told_too with (publish_via_partition_root = true);
