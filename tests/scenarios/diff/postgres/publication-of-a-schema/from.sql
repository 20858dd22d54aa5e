create schema told;
create publication p for tables in schema told;
